import { Help, renderDocument } from './document.tsx'
import type { Words } from './words/en.ts'
import { surveyLanguages, wordsFor } from './words/index.ts'

export type Topic = keyof Words['explained']['pages']
export const isTopic = (words: Words, topic: string): topic is Topic => Object.hasOwn(words.explained.pages, topic)

const home = '/c/about'
const at = (words: Words, topic?: Topic) => `${home}${topic ? `/${topic}` : ''}?lang=${words.language}`

/** To the explanations, in a window of their own: a form that is half filled in stays as it is. */
export function MoreLink({ words }: { words: Words }) {
  return <a href={at(words)} target="_blank">{words.explained.heading}</a>
}

/** Links to all explanations. */
export function ExplainedLinks({ words, but }: { words: Words; but?: Topic }) {
  const topics = (Object.keys(words.explained.pages) as Topic[]).filter((topic) => topic !== but)
  return (
    <ul>
      {topics.map((topic) => <li><a href={at(words, topic)}>{words.explained.pages[topic].link}</a></li>)}
    </ul>
  )
}

/** One explanation, or the list of them. They name nobody, and are the same for everybody who opens them. */
export function renderExplained(view: { language: string; topic: Topic | null }, words: Words = wordsFor(view.language)): string {
  const w = words.explained
  const page = view.topic && w.pages[view.topic]
  return renderDocument({
    words,
    reading: true,
    title: w.title,
    leaveUrl: undefined,
    languages: surveyLanguages,
    children: (
      <main>
        <h1>{page ? page.heading : w.heading}</h1>
        {page && <p>{page.lead}</p>}
        {page?.parts.map((part) => (
          <section>
            <h2>{part.heading}</h2>
            <ul class="plain">{part.lines.map((line) => <li>{line}</li>)}</ul>
          </section>
        ))}
        <section>
          {page && <h2>{w.all}</h2>}
          <ExplainedLinks words={words} {...(view.topic && { but: view.topic })} />
        </section>
        <Help words={words} lines={[]} />
        <footer><p class="quiet">{w.close}</p></footer>
      </main>
    ),
  })
}
