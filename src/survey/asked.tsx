import { Help, renderDocument } from './document.tsx'
import type { Words } from './words/en.ts'
import { wordsFor } from './words/index.ts'

/** A form that asks for a link to one's own check-ins. It posts to the page it stands on, so that it is the same everywhere. */
export function AskForMine({ words }: { words: Words }) {
  const w = words.askForMine
  return (
    <section>
      <h2>{w.heading}</h2>
      <p class="quiet">{w.text}</p>
      <form class="aside" method="post" action={`?ask&lang=${words.language}`}><button type="submit">{w.button}</button></form>
    </section>
  )
}

/** What everybody reads who asked, whatever the link: it knows nothing, so it can tell nothing. */
export function renderAsked({ language }: { language: string }, words: Words = wordsFor(language)): string {
  const w = words.askForMine
  return renderDocument({
    words,
    reading: true,
    title: w.title,
    leaveUrl: undefined,
    children: (
      <main>
        <h1>{w.doneHeading}</h1>
        <p>{w.done}</p>
        <p class="lead">{w.why}</p>
        <Help words={words} lines={[]} />
      </main>
    ),
  })
}
