import type { VNode } from 'preact'

/** Places of one page in a row, each saying in a word what is there; free order, plain links. */
export function Tabs({ label, tabs }: {
  /** What the places are of, for screen readers. */
  label: string
  tabs: readonly { label: string; word?: string; href: string; current?: boolean }[]
}): VNode {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              <span class="tab-label">{tab.label}</span>
              {tab.word && <span class="tab-word">{tab.word}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A few ways to see the same thing, side by side, as links. */
export function Segments({ label, options }: {
  label: string
  options: readonly { label: string; href: string; current?: boolean }[]
}): VNode {
  return (
    <nav class="segments" aria-label={label}>
      {options.map((o) => <a href={o.href} aria-current={o.current ? 'true' : undefined}>{o.label}</a>)}
    </nav>
  )
}
