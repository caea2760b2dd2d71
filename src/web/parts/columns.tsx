import type { ComponentChildren, VNode } from 'preact'

/** A wide column and a side column; on narrow screens, and when read aloud, the side comes first with `sideFirst`. */
export function Columns({ children, side, sideFirst }: {
  children: ComponentChildren
  side: ComponentChildren
  sideFirst?: boolean
}): VNode {
  return (
    <div class={sideFirst ? 'columns side-first' : 'columns'}>
      {!sideFirst && <div class="column">{children}</div>}
      <div class="column column-side">{side}</div>
      {sideFirst && <div class="column">{children}</div>}
    </div>
  )
}

/** Cards beside each other where there is room. */
export function Pair({ children }: { children: ComponentChildren }): VNode {
  return <div class="pair">{children}</div>
}
