import { followUpItem } from '../core/followup/questions.ts'
import { listFormat } from '../core/formats.ts'
import type { Item } from '../core/instruments/manifest.ts'
import type { OwnAnswer, OwnView } from '../db/own-view.ts'
import { Help, isolated, renderDocument } from './document.tsx'
import { ExplainedLinks } from './explained.tsx'
import { fillName, inAnother } from './row.tsx'
import { ToldNotes } from './told.tsx'
import { atTime, onDay, when } from './when.ts'
import type { Words } from './words/en.ts'
import { inLanguage, surveyLanguages, wordsFor } from './words/index.ts'

/** Check-ins that stand open; earlier ones are folded, so that what came of them is not far below. */
const OPEN_AT_ONCE = 2
/** Days that are named for each person; what is older is counted. */
const DAYS_NAMED = 6

interface MineView { own: OwnView; language: string; expiresAt: Date; now: Date }
interface Part { view: MineView; words: Words; name: string }

/**
 * A client's own check-ins: their answers and words as given, what came of them, who opened their page, and what they can
 * ask for. Read only; it says until when it can be opened, because somebody else may hold the phone.
 */
export function renderMine(view: MineView, words: Words = wordsFor(view.language)): string {
  const { own, language, expiresAt } = view
  const w = words.mine
  const name = isolated(own.therapist.firstName, words)
  const part: Part = { view, words, name }
  const told = own.told.map((note) => ({ ...note, when: note.heldAt && said(view, note.heldAt) }))
  return renderDocument({
    words,
    reading: true,
    title: w.title,
    practiceName: isolated(own.practice.name, words),
    leaveUrl: own.practice.leaveUrl,
    languages: surveyLanguages,
    children: (
      <main>
        <h1>{w.heading}</h1>
        <div class="note">
          <p>{w.until(atTime(expiresAt, language, own.client.timeZone))} {w.alone}</p>
          <form method="post" action={`?lang=${words.language}`}><button type="submit">{w.end}</button></form>
        </div>
        {own.answers.length === 0 && <p>{w.none}</p>}
        {own.answers.slice(0, OPEN_AT_ONCE).map((answer) => <section><Answered {...part} answer={answer} /></section>)}
        <section>
          <h2>{w.came}</h2>
          {told.length === 0 ? <p class="quiet">{w.cameNone}</p> : <ToldNotes words={words} told={told} therapistName={name} level={3} />}
        </section>
        <Opened {...part} />
        <Rights {...part} />
        {own.answers.length > OPEN_AT_ONCE && (
          <section>
            <h2>{w.earlier}</h2>
            {own.answers.slice(OPEN_AT_ONCE).map((answer) => (
              <details>
                <summary>{headingOf(part, answer)}</summary>
                <Answered {...part} answer={answer} folded />
              </details>
            ))}
          </section>
        )}
        <section><ExplainedLinks words={words} /></section>
        <Help words={words} lines={own.practice.helpLines} />
      </main>
    ),
  })
}

const headingOf = ({ view, words }: Part, answer: OwnAnswer): string =>
  answer.instrument.about === 'alliance' ? words.mine.about(said(view, answer.heldAt)) : `${words.mine.lately}: ${said(view, answer.heldAt)}`

const said = ({ language, own, now }: MineView, heldAt: Date) => when(heldAt, { language, timeZone: own.client.timeZone, now })

/** One answer, as given. What is computed from it comes last, with its caution, or not at all. */
function Answered({ view, words, name, answer, folded = false }: Part & { answer: OwnAnswer; folded?: boolean }) {
  const { language, own } = view
  const { timeZone } = own.client
  const w = words.mine
  const number = (value: number) => value.toLocaleString(words.locale, { maximumFractionDigits: 2 })
  const { instrument, computed, items } = answer
  const caution = inLanguage(instrument.caution, language)
  const besides = Object.entries(answer.asked)
  return (
    <>
      {!folded && <h2>{headingOf({ view, words, name }, answer)}</h2>}
      <p class="quiet">
        {w.sent(atTime(answer.receivedAt, language, timeZone))} {answer.claimedAt && w.claimed(atTime(answer.claimedAt, language, timeZone))}
      </p>
      {items && <dl>{instrument.items.map((item) => <Given words={words} name={name} item={item} value={items[item.id] ?? null} />)}</dl>}
      {besides.length > 0 && (
        <>
          <h3>{w.besides}</h3>
          <dl>{besides.map(([id, value]) => <Given words={words} name={name} item={followUpItem(id)} value={value} />)}</dl>
        </>
      )}
      {answer.words && (
        <>
          <h3>{w.words}</h3>
          <blockquote dir="auto">{answer.words.text}</blockquote>
          <p class="quiet">{w.wish[answer.words.wish]}</p>
        </>
      )}
      {computed && (
        <p class="quiet">
          {w.computed(number(computed.score), instrument.range.min, instrument.range.max)}{' '}
          {computed.usual && w.usual(number(computed.usual.low), number(computed.usual.high))}{' '}
          {caution && <span {...inAnother(caution.language, words)}>{caution.text}</span>}
        </p>
      )}
    </>
  )
}

/** A row as the client read it, with the step they chose. */
function Given({ words, name, item, value }: { words: Words; name: string; item: Item | undefined; value: number | null }) {
  if (!item) return null
  const w = words.mine
  const text = inLanguage(item.text, words.language)
  const anchors = inLanguage(item.anchors, words.language)
  const anchor = value === null ? undefined : anchors?.text[String(value)]
  return (
    <>
      <dt {...inAnother(text?.language, words)}>{fillName(text?.text ?? '', name)}</dt>
      <dd {...(anchor && inAnother(anchors?.language, words))}>{value === null ? w.skipped : anchor ? w.anchored(value, anchor) : w.step(value, item.min, item.max)}</dd>
    </>
  )
}

function Opened({ view: { own, language }, words }: Part) {
  const w = words.mine
  const say = (day: string) => onDay(new Date(`${day}T12:00:00Z`), language, 'UTC')
  const list = listFormat(words.language)
  return (
    <section>
      <h2>{w.opened}</h2>
      {own.opened.length === 0 && <p class="quiet">{w.openedNone}</p>}
      <ul class="plain">
        {own.opened.map(({ name, days }) => {
          const rest = days.length - DAYS_NAMED
          return <li>{w.openedOn(isolated(name, words), list.format([...days.slice(0, DAYS_NAMED).map(say), ...(rest > 0 ? [w.openedMore(rest)] : [])]))}</li>
        })}
      </ul>
      <p class="quiet">{w.notHere(isolated(own.maker.name, words))}</p>
    </section>
  )
}

function Rights({ view: { own }, words }: Part) {
  const w = words.mine
  const practice = isolated(own.practice.name, words)
  const people = new Intl.ListFormat(words.language, { type: 'disjunction' }).format(own.directors.map((one) => isolated(one, words)))
  return (
    <section>
      <h2>{w.rights}</h2>
      <ul class="plain">{w.asks.map((one) => <li>{one}</li>)}</ul>
      <p>{own.directors.length > 0 ? w.whom(people, practice) : w.whomOnly(practice)}</p>
    </section>
  )
}
