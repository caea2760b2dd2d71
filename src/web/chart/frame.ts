import type { ScaleLinear } from 'd3-scale'
import { scaleLinear } from 'd3-scale'
import type { Scale } from '../../core/detect/verdict.ts'

/** Sizes of one drawing in its own units; one unit is about one pixel where the drawing is shown. */
export interface Frame {
  width: number
  left: number
  right: number
  top: number
  /** y of the axis. */
  bottom: number
  /** Size of the letters. */
  letter: number
  /** Lines kept free for reading a point aloud. */
  lines: number
}

/** For cards and columns from 480 px. */
export const wide: Frame = { width: 620, left: 36, right: 592, top: 30, bottom: 222, letter: 12.5, lines: 2 }
/** For phones: the same drawing, set anew, so that letters keep their size. */
export const narrow: Frame = { width: 330, left: 26, right: 312, top: 30, bottom: 222, letter: 12.5, lines: 3 }

/** Baselines under the axis: the lane of signs, the first line to read a point in, and the drawing's end. */
export function foot(frame: Frame, lane: boolean): { lane: number; strip: number; height: number } {
  const strip = frame.bottom + (lane ? 64 : 46)
  return { lane: frame.bottom + 40, strip, height: strip + (frame.lines - 1) * frame.letter * 1.4 + 6 }
}

export interface Axes {
  x: ScaleLinear<number, number>
  y: ScaleLinear<number, number>
  /** Units between two sessions. */
  step: number
}

/** Scales of a drawing: sessions from `first` to `last` across, the scale's own ends up and down. */
export function axes(frame: Frame, first: number, last: number, scale: Scale): Axes {
  const count = Math.max(last - first, 1)
  const inset = Math.min(26, (frame.right - frame.left) / (count + 1) / 2)
  const x = scaleLinear([first, first + count], [frame.left + inset, frame.right - inset])
  const y = scaleLinear([scale.min, scale.max], [frame.bottom, frame.top])
  return { x, y, step: x(first + 1) - x(first) }
}

/** Ticks of the scale: both ends, and round numbers between that keep their distance. */
export function scaleTicks({ min, max }: Scale): number[] {
  const between = scaleLinear([min, max], [0, 1]).ticks(4)
  const gap = (max - min) / 8
  return [min, ...between.filter((t) => t - min > gap && max - t > gap), max]
}

/** Sessions to name under the axis, thinned to every 1, 2, 5, 10 or 20 so that numbers never touch. */
export function sessionTicks(first: number, last: number, step: number, letter: number): number[] {
  const every = [1, 2, 5, 10, 20, 50].find((n) => n * step >= letter * 2) ?? 100
  const ticks: number[] = []
  for (let s = first; s <= last; s += 1) if (every === 1 || s % every === 0) ticks.push(s)
  return ticks
}
