import { AskForMine } from './asked.tsx'
import { Contacts, Help, isolated, renderDocument } from './document.tsx'
import { ExplainedLinks } from './explained.tsx'
import type { ReceiptView } from './view.ts'
import type { Words } from './words/en.ts'
import { wordsFor } from './words/index.ts'

/** What the client sees once the answers are on disk. It has no place for an answer, so it can never show one. */
export function renderReceipt(view: ReceiptView, words: Words = wordsFor(view.language)): string {
  const outside = view.boundaryContacts ?? []
  return renderDocument({
    words,
    reading: true,
    title: words.receipt.title,
    practiceName: isolated(view.practiceName, words),
    leaveUrl: view.leaveUrl,
    children: (
      <main>
        <h1>{words.receipt.heading}</h1>
        <p>{words.receipt.readBy(isolated(view.therapistName, words), view.readingHours)}</p>
        <section>
          <h2>{words.receipt.next}</h2>
          <p>{view.whatNext}</p>
        </section>
        <Help words={words} lines={view.helpLines} />
        {outside.length > 0 && (
          <div class="note help">
            <h2>{words.receipt.outside}</h2>
            <Contacts words={words} contacts={outside} />
          </div>
        )}
        <section>
          <h2>{words.receipt.more}</h2>
          <ExplainedLinks words={words} />
        </section>
        {view.mayAskForMine && <AskForMine words={words} />}
        <footer>
          <p class="quiet">{words.receipt.close}</p>
        </footer>
      </main>
    ),
  })
}
