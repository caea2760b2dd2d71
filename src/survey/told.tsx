import type { ToldView } from './view.ts'
import type { Words } from './words/en.ts'
import { WrittenByPractice } from './written-by-practice.tsx'

/** What came of an answer, as the therapist told this client. "You said" stands above it only with the client's yes. */
export function ToldNotes({ words, told, therapistName, level = 2 }: {
  words: Words; told: readonly ToldView[]; therapistName: string; level?: 2 | 3
}) {
  const Heading = `h${level}` as 'h2' | 'h3'
  const w = words.told
  return (
    <>
      {told.map((note) => (
        <div class="note">
          <Heading>{note.kind === 'discussed' ? w.discussed : note.onTheirWord ? w.youSaidWeChanged : w.changed}</Heading>
          <p dir={note.kind === 'changed' ? 'auto' : undefined}>
            {note.kind === 'changed' ? <WrittenByPractice text={note.words} words={words} /> : w.discussedText(therapistName, note.when === null ? w.earlier : w.aboutSession(note.when))}
          </p>
        </div>
      ))}
    </>
  )
}
