import { line } from 'd3-shape'
import type { VNode } from 'preact'
import type { Scale } from '../../core/detect/verdict.ts'
import { symptomWords } from '../words/chart.ts'
import { day } from '../words/dates.ts'
import type { Frame } from './frame.ts'
import { axes, foot, scaleTicks, sessionTicks } from './frame.ts'

export interface SymptomPoint { session: number; date: string; score: number | null }

export interface SymptomProps {
  /** Name of the measure. */
  name: string
  points: readonly SymptomPoint[]
  scale: Scale
  direction: 'higher-better' | 'higher-worse'
  /** A published cut-off, drawn faintly with its meaning. */
  cutoff?: { value: number; label: string }
}

const wide: Frame = { width: 620, left: 36, right: 592, top: 14, bottom: 106, letter: 12.5, lines: 1 }
const narrow: Frame = { width: 330, left: 26, right: 312, top: 14, bottom: 112, letter: 12.5, lines: 1 }

function Drawing({ frame, size, name, points, scale, direction, cutoff }: SymptomProps & { frame: Frame; size: string }): VNode {
  const first = points[0]?.session ?? 1
  const last = points.at(-1)?.session ?? 1
  const { x, y, step } = axes(frame, first, last, scale)
  const draw = line<SymptomPoint>((p) => x(p.session), (p) => y(p.score ?? 0))
  const rated = points.filter((p) => p.score !== null)
  const { strip, height } = foot(frame, false)
  return (
    <svg class={`drawing ${size}`} viewBox={`0 0 ${frame.width} ${height}`} role="group" aria-label={`${name}: ${symptomWords[direction]}`}>
      <g aria-hidden="true">
        {scaleTicks(scale).filter((_, i, all) => i === 0 || i === all.length - 1 || all.length < 5).map((t) => (
          <>
            <path class="grid" d={`M${frame.left} ${y(t)}H${frame.right}`} />
            <text class="axis-text" x={frame.left - 8} y={y(t) + 4.5} text-anchor="end">{t}</text>
          </>
        ))}
        {cutoff && (
          <>
            <path class="level slide" d={`M${frame.left} ${y(cutoff.value)}H${frame.right}`} />
            <text class="label quiet" x={frame.right} y={y(cutoff.value) - 5} text-anchor="end">{cutoff.label}</text>
          </>
        )}
        {sessionTicks(first, last, step, frame.letter).map((s) => (
          <text class="axis-text" x={x(s)} y={frame.bottom + 20} text-anchor="middle">{s}</text>
        ))}
        <path class="line symptom" d={draw(rated) ?? ''} />
        {rated.map((p) => <circle class="symptom-dot" cx={x(p.session)} cy={y(p.score ?? 0)} r={step < 14 ? 2.4 : 3.6} />)}
        <text class="hint-line" x={frame.left} y={strip}>{symptomWords[direction]}</text>
      </g>
      {rated.map((p) => {
        const text = symptomWords.point(p.session, day(p.date), String(p.score))
        return (
          <>
            <g class="reading" tabindex={0} role="img" aria-label={text}>
              <title>{text}</title>
              <rect class="column" x={x(p.session) - step / 2} y={frame.top - 6} width={step} height={frame.bottom - frame.top + 30} rx="4" />
            </g>
            <text class="readout" x={frame.left} y={strip} aria-hidden="true">{text}</text>
          </>
        )
      })}
    </svg>
  )
}

/** A symptom measure, small and on an axis of its own: never on the alliance's. */
export function SymptomChart(props: SymptomProps): VNode {
  return (
    <figure class="chart">
      <Drawing {...props} frame={wide} size="wide" />
      <Drawing {...props} frame={narrow} size="narrow" />
    </figure>
  )
}
