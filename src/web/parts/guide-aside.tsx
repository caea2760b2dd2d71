import type { VNode } from 'preact'
import { words } from '../words/parts.ts'

/** Help beside the thing: one guide, what it is about, how long it takes. */
export function GuideAside({ title, summary, minutes, href }: {
  title: string
  summary: string
  minutes: number
  href: string
}): VNode {
  return (
    <aside class="card card-small guide-aside" aria-label={title}>
      <h3><a href={href}>{title}</a></h3>
      <p>{summary}</p>
      <p>{words.guide.minutes(minutes)}</p>
    </aside>
  )
}
