import type { VNode } from 'preact'
import type { Because } from '../../core/because.ts'
import { inUnit, isFlag, levelWords } from '../../core/index.ts'
import { Card } from '../parts/card.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { StateDot } from '../parts/state-dot.tsx'
import { Table } from '../parts/table.tsx'
import { dayAndYear } from '../words/dates.ts'
import type { State } from '../words/parts.ts'
import { words } from '../words/try.ts'
import { Picture } from './picture.tsx'
import type { Told, ToldRow } from './told.ts'

/** Sessions explained in full; those before them stand in the table. */
const MOST_EXPLAINED = 12

/** What Attune says of one check-in, the level first. */
const reasonsOf = ({ verdict }: ToldRow): Because[] => [...verdict.because, ...verdict.notes.map(({ because }) => because)]

const figure = (value: number) => String(Number(value.toPrecision(4)))

function Numbers({ reasons }: { reasons: readonly Because[] }): VNode {
  return (
    <Disclosure summary={words.reasons.numbers}>
      {reasons.map(({ values, source }) => (
        <div class="stack-tight small">
          <dl class="try-numbers">
            {Object.entries(values).map(([name, value]) => <div><dt>{words.reasons.values[name] ?? name}</dt><dd>{figure(value)}</dd></div>)}
          </dl>
          <p class="muted">{words.reasons.source(source)}</p>
        </div>
      ))}
    </Disclosure>
  )
}

function Said({ reasons }: { reasons: readonly Because[] }): VNode {
  return <>{reasons.map(({ text }) => <p>{text}</p>)}<Numbers reasons={reasons} /></>
}

/** What the chosen rule says of one rating, where it is not Attune's own. */
function ruleSays({ row, reading }: ToldRow, { config: { scale } }: Told): string {
  if (row.score === null || reading === null) return words.unanswered
  const [score, limit, centre] = [row.score, reading.limit, reading.centre].map((x) => (x === null ? '' : inUnit(x, scale)))
  if (!reading.speaks) return words.reasons.early
  return reading.flag ? words.reasons.flag(score!, limit!, centre!) : words.reasons.usual(score!, limit!)
}

function stateOf({ verdict, reading }: ToldRow, own: boolean): State {
  if (!own) return reading?.flag ? 'notice' : reading?.speaks ? 'usual' : 'learning'
  if (isFlag(verdict.level)) return verdict.level as 'notice' | 'alert' | 'severe'
  return verdict.slide ? 'notice' : verdict.level === 'usual' ? 'usual' : 'learning'
}

/** A level in words; where something stands beside it, it is usual by itself only. */
function levelWord({ verdict: { level, notes } }: ToldRow): string {
  return level === 'usual' && notes.length > 0 ? words.reasons.beside : levelWords[level]
}

function Explained({ one, told }: { one: ToldRow; told: Told }): VNode {
  const { row } = one
  const word = told.own ? levelWord(one) : words.table[one.reading?.flag ? 'flags' : one.reading?.speaks ? 'passes' : 'silent']
  return (
    <li class="try-session">
      <h3>{words.reasons.session(row.session)}{row.date && <span class="muted">, {dayAndYear(row.date)}</span>}</h3>
      <p><StateDot state={stateOf(one, told.own)} word={word} /></p>
      {told.own
        ? <Said reasons={reasonsOf(one)} />
        : <><p>{ruleSays(one, told)}</p><Disclosure summary={words.reasons.own}><Said reasons={reasonsOf(one)} /></Disclosure></>}
    </li>
  )
}

function Reasons({ told }: { told: Told }): VNode {
  const { rows, out } = told
  const latest = rows.findLast(({ row }) => row.score !== null) ?? rows.at(-1)!
  const shown = (out.length > 0 ? out : [latest]).toReversed().slice(0, MOST_EXPLAINED)
  return (
    <Card heading={words.reasons.heading}>
      {out.length === 0 && <p>{words.reasons.none}</p>}
      <ul class="try-sessions">{shown.map((one) => <Explained one={one} told={told} />)}</ul>
      {out.length > shown.length && <p class="muted">{words.reasons.earlier(out.length - shown.length)}</p>}
    </Card>
  )
}

function Rate({ told: { method, rated, judged } }: { told: Told }): VNode {
  const w = words.rate
  return (
    <Card heading={w.heading}>
      <p>{w.measured(method.name, method.falseFlags.toFixed(1))}</p>
      {judged > 0 && <p>{w.here(rated, (rated * method.falseFlags) / 100)}</p>}
      <p class="muted">{w.how}</p>
      <h3>{w.rule}</h3>
      <p>{method.says} {w.minimum(method.minimum)}</p>
      <p class="muted small">{words.reasons.source(method.source)}</p>
    </Card>
  )
}

function All({ told }: { told: Told }): VNode {
  const { rows, own, config: { scale } } = told
  const w = words.table
  return (
    <Disclosure summary={w.summary(rows.length)}>
      <Table
        caption={w.caption} hideCaption
        columns={[
          { label: w.session, numeric: true }, { label: w.date }, { label: w.score, numeric: true }, { label: w.expected }, { label: w.level },
          ...(own ? [] : [{ label: w.rule }]), { label: w.why },
        ]}
        rows={rows.map((one) => {
          const { row, verdict: { expected } } = one
          return [
            row.session, <span class="nowrap">{row.date ?? ''}</span>, row.score === null ? words.unanswered : inUnit(row.score, scale),
            expected && <span class="nowrap">{w.range(inUnit(expected.low, scale), inUnit(expected.high, scale))}</span>, levelWord(one),
            ...(own ? [] : [ruleSays(one, told)]), reasonsOf(one).map(({ text }) => text).join(' '),
          ]
        })}
      />
    </Disclosure>
  )
}

/** What is not measured: said with every result, the empty one too. */
function Limits({ told: { config: { scale, norms } } }: { told: Told }): VNode {
  const sd = inUnit(Math.hypot(norms.sdBetween, norms.sdWithin), scale)
  return (
    <Card heading={words.limits.heading}>
      <ul class="try-limits">{words.limits.items(sd).map((item) => <li>{item}</li>)}</ul>
      <p>{words.limits.asks}</p>
    </Card>
  )
}

/** The sentence that sums a series up: what is lower than usual, and that something stands beside it where it does. */
export function summary({ judged, flagged, out }: Told): string {
  const w = words.said
  const beside = out.filter(({ row }) => !flagged.includes(row.session)).map(({ row }) => row.session)
  if (beside.length === 0) return flagged.length > 0 ? w.flagged(judged, flagged) : w.nothing(judged)
  return `${flagged.length > 0 ? w.flagged(judged, flagged) : w.noneLow(judged)} ${w.beside(beside)}`
}

/** Everything that is said of a series, below that sentence. */
export function Result({ told }: { told: Told }): VNode {
  const { next, config: { scale } } = told
  return (
    <div class="stack">
      <Card heading={words.picture.heading}>
        <Picture told={told} />
        {told.own && !next.learning && <p class="small">{words.said.next(inUnit(next.low, scale), inUnit(next.high, scale))}</p>}
      </Card>
      <Reasons told={told} />
      <Rate told={told} />
      <Limits told={told} />
      <All told={told} />
    </div>
  )
}
