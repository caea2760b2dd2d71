import type { VNode } from 'preact'
import { chartWords, sentence } from '../words/chart.ts'
import type { Axes, Frame } from './frame.ts'
import { wrap } from './label.ts'
import type { ChartMark, ChartOverlay, ChartPoint } from './point.ts'

/**
 * One focusable column per session. Hover, focus or tap shows its words in the strip under the picture,
 * by the stylesheet alone; screen readers hear the same sentence.
 */
export function Readings({ points, marks, overlay, frame, strip, x, step }: Axes & {
  points: readonly ChartPoint[]
  marks: readonly ChartMark[]
  overlay: ChartOverlay | undefined
  frame: Frame
  /** Baseline of the first line to read in. */
  strip: number
}): VNode {
  // Narrow drawings need their whole width for words.
  const left = frame.lines > 2 ? 0 : frame.left
  return (
    <>
      {points.length > 0 && <text class="hint-line" x={left} y={strip} aria-hidden="true">{chartWords.hint}</text>}
      {points.map((point) => {
        const at = x(point.session)
        const whole = sentence(point, marks, overlay)
        return (
          <>
            <g class="reading" tabindex={0} role="img" aria-label={whole}>
              <title>{whole}</title>
              <rect class="column" x={at - step / 2} y={frame.top - 6} width={step} height={frame.bottom - frame.top + 56} rx="4" />
            </g>
            <text class="readout" x={left} y={strip} aria-hidden="true">
              {wrap(whole, frame.width - left, frame.letter, frame.lines).map((text, i) => (
                <tspan x={left} dy={i === 0 ? 0 : frame.letter * 1.4}>{text}</tspan>
              ))}
            </text>
          </>
        )
      })}
    </>
  )
}
