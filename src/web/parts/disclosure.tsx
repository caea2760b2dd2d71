import type { ComponentChildren, VNode } from 'preact'

/** Something folded away under one line that says what it is; no script needed. */
export function Disclosure({ id, summary, open, children }: {
  id?: string
  summary: ComponentChildren
  open?: boolean
  children: ComponentChildren
}): VNode {
  return (
    <details class="disclosure" id={id} open={open}>
      <summary>{summary}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  )
}
