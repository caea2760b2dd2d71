import { area, line } from 'd3-shape'
import type { VNode } from 'preact'
import { chartWords, summary } from '../words/chart.ts'
import type { Axes, Frame } from './frame.ts'
import { axes, foot, narrow, scaleTicks, sessionTicks, wide } from './frame.ts'
import { labels } from './labels.ts'
import { PointMark } from './mark.tsx'
import { OverlayLines, OverlayMarks } from './overlay.tsx'
import type { ChartLevel, ChartMark, ChartPoint, ChartProps } from './point.ts'
import { direct, pauses } from './point.ts'
import { Readings } from './readings.tsx'

interface Scored extends ChartPoint { score: number }

/** The sessions with which a new usual begins. */
function breaksOf(marks: readonly ChartMark[]): number[] {
  return marks.filter((m) => m.kind === 'new-usual').map((m) => m.session).sort((a, b) => a - b)
}

/** Splits the history where a new usual begins; each stretch has a line and a range of its own. */
function stretches(points: readonly ChartPoint[], marks: readonly ChartMark[]): ChartPoint[][] {
  const breaks = breaksOf(marks)
  const ends = [...breaks, Infinity]
  return ends.map((end, i) => points.filter((p) => p.session >= (ends[i - 1] ?? -Infinity) && p.session < end))
}

function Band({ points, x, y, step }: Axes & { points: readonly ChartPoint[] }): VNode | null {
  const known = points.flatMap((p) => p.expected ? [{ at: x(p.session), ...p.expected }] : [])
  const [only] = known
  if (!only) return null
  // A single range has no width of its own; it gets that of half a session to each side.
  const half = Math.min(step / 2, 16)
  const drawn = known.length === 1 ? [{ ...only, at: only.at - half }, { ...only, at: only.at + half }] : known
  return <path class="band" d={area<typeof only>((d) => d.at, (d) => y(d.low), (d) => y(d.high))(drawn) ?? ''} />
}

/** The line through the ratings; where a check-in lies unanswered between two, the connection is dotted. */
function Line({ points, x, y }: Axes & { points: readonly ChartPoint[] }): VNode {
  const rated = points.filter((p): p is Scored => p.score !== null)
  const draw = line<Scored>((p) => x(p.session), (p) => y(p.score))
  const runs: Scored[][] = []
  const gaps: Scored[][] = []
  rated.forEach((p, i) => {
    const before = rated[i - 1]
    if (before && points.indexOf(p) - points.indexOf(before) === 1) runs.at(-1)?.push(p)
    else {
      if (before) gaps.push([before, p])
      runs.push([p])
    }
  })
  return (
    <>
      {gaps.map((gap) => <path class="line gap" d={draw(gap) ?? ''} />)}
      {runs.filter((run) => run.length > 1).map((run) => <path class="line" d={draw(run) ?? ''} />)}
    </>
  )
}

/** The level before a strain from its onset to its return, and the line from which on two ratings in a row count as back. */
function Frozen({ level, end, x, y, scale }: Axes & { level: ChartLevel; end: number; scale: ChartProps['scale'] }): VNode {
  const across = `M${x(level.from)} `
  const to = x(Math.max(level.until ?? end, level.from + 0.5))
  return (
    <>
      {level.near >= scale.min && <path class="level near" d={`${across}${y(level.near)}H${to}`} />}
      <path class="level baseline" d={`${across}${y(level.value)}H${to}`} />
    </>
  )
}

function diamond(x: number, y: number, size: number): string {
  return `M${x} ${y - size - 0.5}l${size} ${size + 0.5}l${-size} ${size + 0.5}l${-size} ${-size - 0.5}z`
}

/** Under the axis: sessions, unanswered check-ins, pauses, signs. */
function Foot({ points, marks, frame, x, step, first, last }: Axes & {
  points: readonly ChartPoint[]
  marks: readonly ChartMark[]
  frame: Frame
  first: number
  last: number
}): VNode {
  const { lane } = foot(frame, true)
  const size = Math.max(3.2, Math.min(4.5, step * 0.45))
  const room = Math.max(1, Math.floor(step / (2 * size)))
  return (
    <g aria-hidden="true">
      {sessionTicks(first, last, step, frame.letter).map((s) => (
        <text class="axis-text" x={x(s)} y={frame.bottom + 20} text-anchor="middle">{s}</text>
      ))}
      {points.filter((p) => p.score === null).map((p) => (
        <path class={p.answered === 'open' ? 'tick waiting' : 'tick'} d={`M${x(p.session)} ${frame.bottom - 5}v10`} />
      ))}
      {pauses(points).map(({ from, to, days }) => (
        <path class="pause" d={`M${(x(from) + x(to)) / 2 - 4} ${frame.bottom + 5}l4 -10m1 10l4 -10`}>
          <title>{chartWords.pause(Math.round(days / 7))}</title>
        </path>
      ))}
      {points.map((p) => {
        const noted = marks.filter((m) => m.session === p.session && m.kind === 'sign').length
        // More than fit side by side become one mark, with their number where there is room for it.
        const count = noted > Math.min(room, 4) ? 1 : noted
        const numbered = count < noted && step >= 18
        return (
          <>
            {Array.from({ length: count }, (_, i) => (
              <path class="sign" d={diamond(x(p.session) + (i - (count - 1) / 2) * (2 * size + 1) - (numbered ? 5 : 0), lane, size)} />
            ))}
            {numbered && <text class="axis-text" x={x(p.session) + 2} y={lane + 4}>{noted}</text>}
            {direct(p) && <path class="sign hollow" d={diamond(x(p.session), frame.bottom, 4)} />}
          </>
        )
      })}
    </g>
  )
}

function Drawing({ frame, size, ...props }: ChartProps & { frame: Frame; size: string }): VNode {
  const { points, marks = [], scale, next, overlay } = props
  const first = points[0]?.session ?? 1
  const last = Math.max(points.at(-1)?.session ?? 1, next?.session ?? 0)
  const at = axes(frame, first, last, scale)
  const { x, y, step } = at
  const end = points.at(-1)?.session ?? first
  // A picture of the latest sessions shows what remains of an older level.
  const levels = (props.levels ?? []).filter((level) => (level.until ?? end) >= first && level.from <= last)
    .map((level) => ({ ...level, from: Math.max(level.from, first) }))
  const { strip, height } = foot(frame, marks.some((m) => m.kind === 'sign'))
  const slid = points.findLast((p) => p.slide)
  const dense = step < 4
  const r = dense ? 1.2 : step < 11 ? 2.4 : step < 18 ? 3.2 : 4.2
  return (
    <svg class={`drawing ${size}${dense ? ' dense' : ''}`} viewBox={`0 0 ${frame.width} ${height}`} role="group" aria-label={summary(props)}>
      <g aria-hidden="true">
        {scaleTicks(scale).map((t) => (
          <>
            <path class="grid" d={`M${frame.left} ${y(t)}H${frame.right}`} />
            <text class="axis-text" x={frame.left - 8} y={y(t) + frame.letter * 0.36} text-anchor="end">{t}</text>
          </>
        ))}
        {stretches(points, marks).map((part) => <Band points={part} {...at} />)}
        {marks.filter((m) => m.kind !== 'sign').map((m) => (
          <path class={`event ${m.kind}`} d={`M${x(m.session) - (m.kind === 'new-usual' ? step / 2 : 0)} ${frame.top - 4}V${frame.bottom}`} />
        ))}
        {next && <path class="event next" d={`M${x(next.session)} ${frame.top - 4}V${frame.bottom}`} />}
        {slid?.slideFrom != null && <path class="level slide" d={`M${x(first)} ${y(slid.slideFrom)}H${x(slid.session)}`} />}
        {levels.map((level) => <Frozen level={level} end={end} scale={scale} {...at} />)}
        {overlay && <OverlayLines overlay={overlay} scale={scale} breaks={breaksOf(marks)} {...at} />}
        {stretches(points, marks).map((part) => <Line points={part} {...at} />)}
      </g>
      <Foot points={points} marks={marks} frame={frame} first={first} last={last} {...at} />
      <g aria-hidden="true">
        {points.map((p) => p.score !== null && (
          <g transform={`translate(${x(p.session)} ${y(p.score)})`}><PointMark point={p} r={r} /></g>
        ))}
        {overlay && <OverlayMarks overlay={overlay} frame={frame} {...at} />}
        {labels({ ...props, marks, levels }, frame, at).map((l) => (
          <text class={`label ${l.kind}`} x={l.x} y={l.y} text-anchor={l.anchor}>{l.text}</text>
        ))}
      </g>
      <Readings points={points} marks={marks} overlay={overlay} frame={frame} strip={strip} {...at} />
    </svg>
  )
}

/**
 * The line over sessions on its expected range. Drawn twice, for wide and for narrow places; the stylesheet shows the one
 * that fits (a container query), so that letters stay readable. Without answers it says when the line begins.
 */
export function AllianceChart(props: ChartProps): VNode {
  return (
    <figure class="chart">
      <Drawing {...props} frame={wide} size="wide" />
      <Drawing {...props} frame={narrow} size="narrow" />
    </figure>
  )
}
