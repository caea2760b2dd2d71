import { line } from 'd3-shape'
import type { VNode } from 'preact'
import type { Scale } from '../../core/detect/verdict.ts'
import type { Axes, Frame } from './frame.ts'
import type { ChartOverlay, ChartReading } from './point.ts'

/** Sessions at which one stretch of the history ends and the next begins. */
type Breaks = readonly number[]

interface Known { session: number; value: number }

/** Runs of a figure that lie on the scale: a limit that no answer can reach is not drawn, and a new usual begins a new run. */
function runsOf(readings: readonly ChartReading[], of: 'centre' | 'limit', { min, max }: Scale, breaks: Breaks): Known[][] {
  const runs: Known[][] = []
  let open = false
  let before = -Infinity
  for (const reading of readings) {
    const value = reading[of]
    if (value === null || value < min || value > max) open = false
    else {
      const last = open && !breaks.some((session) => session > before && session <= reading.session) ? runs.at(-1) : undefined
      if (last) last.push({ session: reading.session, value })
      else runs.push([{ session: reading.session, value }])
      open = true
    }
    before = reading.session
  }
  return runs
}

/** The other rule's centre and limit, fainter than anything of the default's. */
export function OverlayLines({ overlay, scale, breaks, x, y, step }: Axes & { overlay: ChartOverlay; scale: Scale; breaks: Breaks }): VNode {
  const draw = line<Known>((d) => x(d.session), (d) => y(d.value))
  const half = Math.min(step / 2, 16)
  const path = (run: Known[]) => {
    const [only] = run
    return run.length === 1 && only ? `M${x(only.session) - half} ${y(only.value)}h${2 * half}` : draw(run) ?? ''
  }
  return (
    <>
      {runsOf(overlay.readings, 'centre', scale, breaks).map((run) => <path class="overlay centre" d={path(run)} />)}
      {runsOf(overlay.readings, 'limit', scale, breaks).map((run) => <path class="overlay limit" d={path(run)} />)}
    </>
  )
}

/** Where the other rule would have asked: a small hollow arrow under the rating, above it where there is no room. */
export function OverlayMarks({ overlay, frame, x, y, step }: Axes & { overlay: ChartOverlay; frame: Frame }): VNode {
  const size = Math.max(2.6, Math.min(4, step * 0.35))
  return (
    <>
      {overlay.readings.filter((r) => r.flag).map((r) => {
        const at = y(r.x)
        const down = at + 20 + 2 * size > frame.bottom - 4
        const tip = down ? at - 18 : at + 18
        return <path class="overlay asks" d={`M${x(r.session)} ${tip}l${size} ${down ? -2 * size : 2 * size}h${-2 * size}z`} />
      })}
    </>
  )
}
