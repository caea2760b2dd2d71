import { Help, renderDocument } from './document.tsx'
import { wordsFor } from './words/index.ts'

/** What was sent, field by field; null where a page was asked for. */
interface LaterView {
  language: string
  sent: readonly (readonly [name: string, value: string])[] | null
}

/**
 * The page for when nothing can be looked up or stored just now. What was sent stays in it, unseen on a shared screen, and goes
 * again as it was, under the same key: however often that is pressed, it counts once.
 */
export function renderLater({ language, sent }: LaterView): string {
  const words = wordsFor(language)
  const w = words.later
  const answers = sent !== null && sent.length > 0
  return renderDocument({
    words,
    reading: true,
    title: w.title,
    leaveUrl: undefined,
    children: (
      <main>
        <h1>{answers ? w.sendAgain : w.title}</h1>
        <p class="lead">{answers ? w.kept : w.notShown}</p>
        {sent ? (
          <form method="post">
            {sent.map(([name, value]) => <input type="hidden" name={name} value={value} />)}
            <button>{answers ? w.send : w.retry}</button>
          </form>
        ) : <p><a href="">{w.retry}</a></p>}
        <Help words={words} lines={[]} />
      </main>
    ),
  })
}
