import { Help, isolated, renderDocument } from './document.tsx'
import { MoreLink } from './explained.tsx'
import type { FirstView } from './view.ts'
import { WhoSees } from './who-sees.tsx'
import type { Words } from './words/en.ts'
import { wordsFor } from './words/index.ts'

/** Which of the choices is that of a reader; where nobody but the therapist can read, it is not promised. */
const WHO_READS = 1

/**
 * One page before a client's first answers: why we ask, who reads, what they may choose. Nothing is asked on it, and the
 * form is one tap away, by a link that changes nothing.
 */
export function renderFirst(view: FirstView, words: Words = wordsFor(view.language)): string {
  const w = words.first
  const name = isolated(view.therapistName, words)
  const { someoneElse } = view.readers
  return renderDocument({
    words,
    reading: true,
    title: w.title,
    practiceName: isolated(view.practiceName, words),
    leaveUrl: view.leaveUrl,
    languages: view.languages,
    children: (
      <main>
        <h1>{w.heading}</h1>
        <p>{w.why(name)}</p>
        <p class="lead">{w.noGrade}</p>
        <section>
          <h2>{w.whoHeading}</h2>
          <WhoSees
            readers={{ ...view.readers, someoneElse: someoneElse && isolated(someoneElse, words) }}
            therapistName={name} readingHours={view.readingHours} words={words}
          />
        </section>
        <section>
          <h2>{w.choiceHeading}</h2>
          <ul class="plain">{w.choices.filter((_, i) => someoneElse !== null || i !== WHO_READS).map((one) => <li>{one}</li>)}</ul>
        </section>
        <a class="go" href={view.formUrl}>{w.go}</a>
        <p class="quiet">{w.once}</p>
        <p class="quiet"><MoreLink words={words} /></p>
        <Help words={words} lines={view.helpLines} />
        <footer><p class="quiet">{words.ask(isolated(view.practiceName, words))}</p></footer>
      </main>
    ),
  })
}
