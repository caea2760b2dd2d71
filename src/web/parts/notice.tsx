import type { ComponentChildren, VNode } from 'preact'

/** What just happened, said once at the top of a page and read aloud by screen readers. */
export function Notice({ children }: { children: ComponentChildren }): VNode {
  return <div class="notice" role="status">{children}</div>
}

/** The sentence for what was just done, by the key that the address carries; an unknown key says nothing. */
export function noticeFor(sentences: Readonly<Record<string, string>>, key: string | undefined): string | undefined {
  return key !== undefined && Object.hasOwn(sentences, key) ? sentences[key] : undefined
}
