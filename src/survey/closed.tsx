import { Help, renderDocument } from './document.tsx'
import type { ClosedView } from './view.ts'
import { wordsFor } from './words/index.ts'

/**
 * The one page for a link that is unknown, used, expired or revoked. It is given nothing that could tell which, nor
 * whose link it was (security A5).
 */
export function renderClosed(view: ClosedView): string {
  const words = wordsFor(view.language)
  return renderDocument({
    words,
    title: words.closed.title,
    leaveUrl: view.leaveUrl,
    children: (
      <main>
        <h1>{words.closed.heading}</h1>
        <p>{words.closed.why}</p>
        <p class="lead">{words.closed.next}</p>
        <Help words={words} lines={[]} />
      </main>
    ),
  })
}
