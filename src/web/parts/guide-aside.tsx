import { createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { type Subject, guideAbout } from '../../core/guides/index.ts'
import type { PinnedGuide } from '../../db/own-guides.ts'
import { words as guideWords } from '../words/guides.ts'
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

/** The practice's own guides that are pinned beside anything on this page; a page that has loaded them provides them. */
export const PinnedHere = createContext<readonly PinnedGuide[]>([])

/**
 * One line beside a thing that is explained: the guide about it, and what the practice has pinned there.
 * @param shown id of a guide that stands on the page already, and is not named twice
 */
export function GuideLink({ about, shown }: { about: Subject; shown?: string | undefined }): VNode | null {
  const found = guideAbout(about)
  const guide = found?.id === shown ? undefined : found
  const pinned = useContext(PinnedHere).filter(({ pins }) => pins.some((pin) => pin === about))
  if (!guide && pinned.length === 0) return null
  return (
    <p class="guide-link no-print">
      {guide && <><span class="muted">{guideWords.beside.one}: </span><a href={`/guides/${guide.id}`}>{guide.title}</a></>}
      {pinned.map((one, i) => (
        <>{(guide || i > 0) && ' · '}<a href={`/guides/${one.id}`}><bdi>{one.title}</bdi></a> <span class="muted">({guideWords.beside.own})</span></>
      ))}
    </p>
  )
}
