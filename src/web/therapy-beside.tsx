import type { VNode } from 'preact'
import { type DyadGap, type Saying, apart, sideOf } from '../core/case/index.ts'
import type { Scale } from '../core/detect/index.ts'
import { type Guide, findGuide } from '../core/guides/index.ts'
import { Card } from './parts/card.tsx'
import { Disclosure } from './parts/disclosure.tsx'
import { Table } from './parts/table.tsx'
import { words } from './words/beside.ts'
import { figure } from './words/chart.ts'

/**
 * What the check-in says, the rating first, then everything beside it under its own name; the rules are folded below.
 * @param session what it is about, where later sessions have no answer; null = the latest
 */
export function WhatItSays({ sayings, session }: { sayings: readonly Saying[]; session: number | null }): VNode | null {
  if (sayings.length === 0) return null
  const kinds = [...new Set(sayings.map((one) => one.about))]
  const guides = [...new Set(kinds.map((kind) => words.guides[kind]))].flatMap((id) => findGuide(id) ?? [])
  return (
    <Card small heading={words.heading} id="what-it-says" aside={session === null ? undefined : <span class="small muted">{words.about(session)}</span>}>
      {sayings.map(({ about, text }) => (
        <div class="saying">
          {about !== 'level' && <h3>{words.names[about]}</h3>}
          <p>{text}</p>
        </div>
      ))}
      <Disclosure summary={words.how.summary}>
        {kinds.map((kind) => <p>{kind !== 'level' && <b>{words.names[kind]}. </b>}{words.how.rules[kind]}</p>)}
        <p>{words.how.guide}: {guides.map((guide, i) => <>{i > 0 && ' · '}<a href={`/guides/${guide.id}`}>{guide.title}</a></>)}</p>
      </Disclosure>
    </Card>
  )
}

/** The guide about what stands beside an ordinary rating; null where nothing does, or where the rating itself stands out. */
export function guideBeside(sayings: readonly Saying[]): Guide | null {
  const beside = sayings.findLast(({ about }) => about !== 'level' && about !== 'direct')
  return (beside && findGuide(words.guides[beside.about])) ?? null
}

/**
 * The therapist's guesses beside the answers: from three sessions with both, only for whoever guessed, and never as a grade.
 * Where a change is said, the average moves into the fold.
 * @param notCounted guesses made after a look at the answer
 */
export function GuessAndAnswer({ gap, scale, notCounted }: { gap: DyadGap; scale: Scale; notCounted: number }): VNode | null {
  const { pairs, usual, unseen, moved } = gap
  if (!usual && !unseen) return null
  const { dyad } = words
  const average = usual && <p>{dyad.usual(usual.pairs, apart(usual.mean, scale))}</p>
  return (
    <Card small heading={dyad.heading} id="guess-and-answer" aside={<span class="small muted">{dyad.private}</span>}>
      {unseen && <p class="said">{unseen.text}</p>}
      {moved && <p class="said">{moved.because.text}</p>}
      {!unseen && !moved && average}
      <Disclosure summary={dyad.table}>
        {(unseen || moved) && average}
        {usual && <p>{dyad.likely(sideOf(usual.low, scale), sideOf(usual.high, scale))}</p>}
        <Table caption={dyad.heading} hideCaption
          columns={[{ label: dyad.columns.session, numeric: true }, { label: dyad.columns.guess, numeric: true }, { label: dyad.columns.answer, numeric: true }]}
          rows={pairs.toReversed().map((pair) => [pair.session, figure(pair.guess), figure(pair.score)])} />
        {notCounted > 0 && <p>{dyad.notCounted(notCounted)}</p>}
        <p>{dyad.rule}</p>
      </Disclosure>
    </Card>
  )
}
