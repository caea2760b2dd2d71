import type { ComponentChildren, VNode } from 'preact'

/** What just happened, said once at the top of a page and read aloud by screen readers. */
export function Notice({ children }: { children: ComponentChildren }): VNode {
  return <div class="notice" role="status">{children}</div>
}
