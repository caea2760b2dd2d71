import type { ComponentChildren, VNode } from 'preact'

/** Something folded away under one line that says what it is; no script needed. */
export function Disclosure({ summary, open, children }: {
  summary: ComponentChildren
  open?: boolean
  children: ComponentChildren
}): VNode {
  return (
    <details class="disclosure" open={open}>
      <summary>{summary}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  )
}
