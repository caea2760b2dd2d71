import type { ComponentChildren, VNode } from 'preact'

/** A page with nothing on it yet: says what will be here and what to do first. */
export function Empty({ heading, children, action }: {
  heading: string
  children: ComponentChildren
  action?: ComponentChildren
}): VNode {
  return (
    <section class="card empty">
      <h2>{heading}</h2>
      <div>{children}</div>
      {action && <div class="actions">{action}</div>}
    </section>
  )
}
