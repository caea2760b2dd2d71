import { AskForMine } from './asked.tsx'
import { Help, renderDocument, startsOnNewLine } from './document.tsx'
import type { ClosedView } from './view.ts'
import type { Words } from './words/en.ts'
import { wordsFor } from './words/index.ts'

/**
 * The one page for a link that is unknown, used, expired or revoked. It is given nothing that could tell which, nor
 * whose link it was (security A5). To a form it says that nothing was kept, and gives the sender's own words back.
 */
export function renderClosed(view: ClosedView, words: Words = wordsFor(view.language)): string {
  return renderDocument({
    words,
    reading: true,
    title: words.closed.title,
    leaveUrl: view.leaveUrl,
    children: (
      <main>
        <h1>{words.closed.heading}</h1>
        <p>
          {view.unkept !== undefined && `${words.closed.unkept} `}
          {words.closed.why}
        </p>
        <p class="lead">{words.closed.next}</p>
        {view.unkept && (
          <section>
            <label for="unkept">{words.closed.words}</label>
            <textarea id="unkept" rows={5} readonly value={startsOnNewLine(view.unkept)} />
          </section>
        )}
        <Help words={words} lines={[]} />
        <AskForMine words={words} />
      </main>
    ),
  })
}
