import { line } from 'd3-shape'
import type { VNode } from 'preact'
import type { Scale } from '../../core/detect/verdict.ts'
import { arrows } from './arrows.ts'
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

/** Where the other rule would have asked. */
export function OverlayMarks({ overlay, frame, x, y, step }: Axes & { overlay: ChartOverlay; frame: Frame }): VNode {
  return (
    <>
      {arrows(overlay, frame, { x, y, step }).map(({ at, tip, size, length }) => (
        <path class="overlay asks" d={`M${at} ${tip}l${size} ${length}h${-2 * size}z`} />
      ))}
    </>
  )
}
