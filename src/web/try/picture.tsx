import type { VNode } from 'preact'
import { inUnit, type Scale } from '../../core/index.ts'
import { PointMark } from '../chart/mark.tsx'
import type { ChartPoint } from '../chart/point.ts'
import { words } from '../words/try.ts'
import type { Told, ToldRow } from './told.ts'

/** One drawing in its own units, about a pixel each. */
interface Frame { name: 'wide' | 'narrow'; width: number; left: number; right: number; top: number; bottom: number }
const frames: readonly Frame[] = [
  { name: 'wide', width: 620, left: 40, right: 600, top: 14, bottom: 222 },
  { name: 'narrow', width: 330, left: 34, right: 318, top: 14, bottom: 222 },
]
/** Units between two sessions below which only marked ratings keep their dot. */
const CROWDED = 4

interface Place { x: number; y: number }
interface Axes { x: (session: number) => number; y: (score: number) => number; step: number }

function axesOf(frame: Frame, first: number, last: number, { min, max }: Scale): Axes {
  const inset = 16
  const [from, to] = [frame.left + inset, frame.right - inset]
  const step = last > first ? (to - from) / (last - first) : to - from
  const x = (session: number) => rounded(last > first ? from + (session - first) * step : (from + to) / 2)
  return { x, y: (score) => rounded(frame.bottom - ((score - min) / (max - min)) * (frame.bottom - frame.top)), step }
}

const rounded = (x: number) => Math.round(x * 10) / 10

/** Both ends of the scale, and round numbers between that keep their distance. */
function scaleTicks({ min, max }: Scale): number[] {
  const rough = (max - min) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const every = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough)!
  const between: number[] = []
  for (let n = Math.ceil(min / every); n * every < max; n += 1) between.push(Number((n * every).toPrecision(10)))
  return [min, ...between.filter((tick) => tick - min > rough / 2 && max - tick > rough / 2), max]
}

/** Sessions to name, so far apart that their numbers never touch. */
function sessionTicks(first: number, last: number, step: number): number[] {
  const room = String(last).length * 8 + 12
  const power = 10 ** Math.max(0, Math.floor(Math.log10(room / step)))
  const every = [1, 2, 5, 10].map((n) => n * power).find((n) => n * step >= room) ?? 10 * power
  const ticks: number[] = []
  for (let session = Math.ceil(first / every) * every; session <= last; session += every) ticks.push(session)
  return ticks
}

const path = (places: readonly Place[]) => places.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')

/** The range that was to be expected, or for another rule what it compares with and from where on it flags. */
function Behind({ told, at }: { told: Told; at: Axes }): VNode | null {
  const { x, y } = at
  if (!told.own) {
    const level = (of: 'centre' | 'limit') => onScale(told, of).map((run) => path(run.map((one) => ({ x: x(one.session), y: y(one.value) })))).join('')
    return <><path class="level" d={level('centre')} /><path class="level rule-limit" d={level('limit')} /></>
  }
  const known = told.rows.flatMap(({ row, verdict }) => (verdict.expected ? [{ x: x(row.session), low: y(verdict.expected.low), high: y(verdict.expected.high) }] : []))
  const [only] = known
  if (!only) return null
  // A single range has no width of its own.
  const drawn = known.length > 1 ? known : [{ ...only, x: only.x - 12 }, { ...only, x: only.x + 12 }]
  return <path class="band" d={`${path([...drawn.map((k) => ({ x: k.x, y: k.high })), ...drawn.toReversed().map((k) => ({ x: k.x, y: k.low }))])}Z`} />
}

/** Runs of a rule's figure that lie on the scale: a limit that no rating can reach is not drawn. */
function onScale({ rows, config: { scale } }: Told, of: 'centre' | 'limit'): { session: number; value: number }[][] {
  const runs: { session: number; value: number }[][] = []
  let open = false
  for (const { row, reading } of rows) {
    if (reading === null) continue
    const value = reading[of]
    if (value === null || value < scale.min || value > scale.max) open = false
    else {
      if (!open) runs.push([])
      runs.at(-1)!.push({ session: row.session, value })
      open = true
    }
  }
  return runs
}

/** The line through the ratings; across check-ins that were not answered it is dotted. */
function Line({ rows, at: { x, y } }: { rows: readonly ToldRow[]; at: Axes }): VNode {
  const runs: Place[][] = []
  const gaps: Place[][] = []
  let before: Place | null = null
  let open = false
  for (const { row } of rows) {
    if (row.score === null) {
      open = false
      continue
    }
    const place = { x: x(row.session), y: y(row.score) }
    if (open) runs.at(-1)!.push(place)
    else {
      if (before) gaps.push([before, place])
      runs.push([place])
    }
    before = place
    open = true
  }
  return <>{gaps.map((gap) => <path class="line gap" d={path(gap)} />)}{runs.filter((run) => run.length > 1).map((run) => <path class="line" d={path(run)} />)}</>
}

/** A rating as the therapist's chart marks it; another rule than Attune's own knows two words only. */
function pointOf({ row, verdict, reading }: ToldRow, own: boolean): ChartPoint {
  const level = own ? verdict.level : reading?.flag ? 'notice' : reading?.speaks ? 'usual' : 'learning'
  return {
    session: row.session, date: row.date ?? '', score: row.score, level, expected: null, state: own ? verdict.state : null,
    stillLower: own && verdict.stillLower, slide: own && verdict.slide, direct: null, answered: row.score === null ? 'no' : 'yes',
  }
}

function Drawing({ told, frame }: { told: Told; frame: Frame }): VNode {
  const { rows, config: { scale }, own } = told
  const [first, last] = [rows[0]!.row.session, rows.at(-1)!.row.session]
  const at = axesOf(frame, first, last, scale)
  const r = at.step < 11 ? 2.4 : at.step < 18 ? 3.2 : 4.2
  const rated = rows.filter(({ row }) => row.score !== null)
  const marked = ({ verdict, reading }: ToldRow) => reading?.flag || (own && verdict.slide)
  return (
    <svg class={`drawing ${frame.name}`} viewBox={`0 0 ${frame.width} ${frame.bottom + 28}`} role="img" aria-label={words.picture.label(rated.length, first, last, rated.filter(marked).length)}>
      {scaleTicks(scale).map((tick) => (
        <>
          <path class="grid" d={`M${frame.left} ${at.y(tick)}H${frame.right}`} />
          <text class="axis-text" x={frame.left - 8} y={at.y(tick) + 4.5} text-anchor="end">{tick}</text>
        </>
      ))}
      <Behind told={told} at={at} />
      <Line rows={rows} at={at} />
      {rows.filter(({ row }) => row.score === null).map(({ row }) => <path class="tick" d={`M${at.x(row.session)} ${frame.bottom - 5}v10`} />)}
      {sessionTicks(first, last, at.step).map((session) => <text class="axis-text" x={at.x(session)} y={frame.bottom + 21} text-anchor="middle">{session}</text>)}
      {rated.filter((one) => at.step >= CROWDED || rated.length === 1 || marked(one)).map((one) => (
        <g transform={`translate(${at.x(one.row.session)} ${at.y(one.row.score!)})`}>
          <title>{words.picture.point(one.row.session, one.row.date, inUnit(one.row.score!, scale))}</title>
          <PointMark point={pointOf(one, own)} r={r} />
        </g>
      ))}
    </svg>
  )
}

/** The series as a line on what was to be expected; drawn for wide and for narrow places, as the therapist's chart is. */
export function Picture({ told }: { told: Told }): VNode {
  return (
    <figure class="chart">
      {frames.map((frame) => <Drawing told={told} frame={frame} />)}
      <figcaption class="try-key small">
        {told.own
          ? <span class="key-band">{words.picture.band}</span>
          : <><span class="key-centre">{words.picture.centre}</span> <span class="key-limit">{words.picture.limit}</span></>}
      </figcaption>
    </figure>
  )
}
