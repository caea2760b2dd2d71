import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { VNode } from 'preact'
import type { Scale } from '../../core/detect/verdict.ts'
import { chartWords } from '../words/chart.ts'
import { PointMark } from './mark.tsx'
import type { ChartPoint } from './point.ts'

const width = 146
const height = 40

/** The last twelve check-ins as a small line on its expected range, the latest rating marked. */
export function Sparkline({ points, scale }: { points: readonly ChartPoint[]; scale: Scale }): VNode {
  const shown = points.slice(-12)
  const end = shown.at(-1)?.session ?? 1
  const values = shown.flatMap((p) => [p.score, p.expected?.low, p.expected?.high]).filter((v) => v != null)
  // At least half the scale, so that a calm line looks calm.
  const half = (scale.max - scale.min) / 4
  const middle = (Math.min(...values) + Math.max(...values)) / 2 || (scale.min + scale.max) / 2
  const x = scaleLinear([Math.min(shown[0]?.session ?? end, end - 1), end], [4, width - 9])
  const y = scaleLinear([Math.min(...values, middle - half), Math.max(...values, middle + half)], [height - 9, 8])
  const latest = shown.findLast((p) => p.score !== null)
  const band = area<ChartPoint>((p) => x(p.session), (p) => y(p.expected?.low ?? 0), (p) => y(p.expected?.high ?? 0))
  const draw = line<ChartPoint>((p) => x(p.session), (p) => y(p.score ?? 0)).defined((p) => p.score !== null)
  return (
    <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={chartWords.spark(shown)}>
      <path class="band" d={band(shown.filter((p) => p.expected)) ?? ''} />
      <path class="line" d={draw(shown) ?? ''} />
      {latest && <g transform={`translate(${x(latest.session)} ${y(latest.score ?? 0)}) scale(0.64)`}><PointMark point={latest} r={4.6} /></g>}
    </svg>
  )
}
