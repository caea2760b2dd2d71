import type { Axes, Frame } from './frame.ts'
import type { ChartOverlay } from './point.ts'

/** A small arrow that points at a rating: its tip, half its width, and how far it reaches down from the tip (up below 0). */
export interface Arrow { at: number; tip: number; size: number; length: number }

/** Where the other rule would have asked: an arrow under the rating, above it where there is no room. */
export function arrows(overlay: ChartOverlay, frame: Frame, { x, y, step }: Axes): Arrow[] {
  const size = Math.max(2.6, Math.min(4, step * 0.35))
  return overlay.readings.filter((r) => r.flag).map((r) => {
    const at = y(r.x)
    const above = at + 20 + 2 * size > frame.bottom - 4
    return { at: x(r.session), tip: above ? at - 18 : at + 18, size, length: above ? -2 * size : 2 * size }
  })
}
