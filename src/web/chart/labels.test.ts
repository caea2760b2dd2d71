import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrows } from './arrows.ts'
import { axes, narrow, wide } from './frame.ts'
import { boxOf, touches } from './label.ts'
import { labels } from './labels.ts'
import type { ChartOverlay, ChartPoint, ChartProps } from './point.ts'

const scale = { min: 0, max: 6 }
const day = (session: number) => new Date(Date.UTC(2026, 0, 1) + session * 7 * 86_400_000).toISOString().slice(0, 10)
/** Ratings from session 1 on; null = not answered. What lies below 3 is a dip with the direct question answered "quite a bit". */
const points = (scores: readonly (number | null)[]): ChartPoint[] => scores.map((score, i) => ({
  session: i + 1, date: day(i), score, answered: score === null ? 'no' : 'yes', stillLower: false, slide: false,
  level: score === null ? 'unanswered' : score < 3 ? 'alert' : 'usual', state: score !== null && score < 3 ? 'open' : null,
  expected: score === null ? null : { low: 4, high: 5.5 }, direct: score === null ? null : score < 3 ? 3 : 0,
}))
const asksAt = (of: readonly ChartPoint[]): ChartOverlay => ({
  name: 'another', readings: of.flatMap(({ session, score }) => (score === null ? [] : [{ session, x: score, flag: score < 3, centre: 5, limit: 4 }])),
})

/** Labels that lie on a mark of their drawing: the direct question, no answer, or a pause on the axis, or an arrow of another rule. */
function covered(props: ChartProps): string[] {
  return [narrow, wide].flatMap((frame) => {
    const at = axes(frame, 1, props.points.length, scale)
    const small = (x: number) => ({ x0: x - 4, x1: x + 4, y0: frame.bottom - 4.5, y1: frame.bottom + 4.5 })
    const marks = [
      ...props.points.filter((p) => p.score === null || (p.direct ?? 0) >= 2).map((p) => small(at.x(p.session))),
      ...props.points.filter((p, i) => i > 0 && Date.parse(p.date) - Date.parse(props.points[i - 1]!.date) > 42 * 86_400_000).map((p) => small(at.x(p.session - 0.5))),
      ...(props.overlay ? arrows(props.overlay, frame, at) : []).map((a) => (
        { x0: a.at - a.size, x1: a.at + a.size, y0: Math.min(a.tip, a.tip + a.length), y1: Math.max(a.tip, a.tip + a.length) })),
    ]
    return labels(props, frame, at).filter((label) => marks.some((mark) => touches(boxOf(label, frame.letter), mark))).map(({ text }) => text)
  })
}

describe('words on the picture', () => {
  it.each([
    ['a dip alone', [4.5, 4, 4.5, 5, 4.75, 4.5, 5, 5.25, 1, null, null, 1.25]],
    ['the third of a strain', [4.25, 5.25, 4.25, 5, 4.75, 5.25, 4.25, 4.25, 4.25, 4.75, 1.25, 0.75, null, 2, 1.25]],
  ])('of a low dip leave the marks of the direct question free: %s', (_, scores) => {
    expect(covered({ points: points(scores), scale, client: 'N' })).toEqual([])
  })

  it('leave every mark on the axis and every arrow free, whatever was answered', () => {
    const score = fc.option(fc.integer({ min: 0, max: 24 }).map((quarter) => quarter / 4), { freq: 8 })
    fc.assert(fc.property(fc.array(score, { minLength: 2, maxLength: 24 }), fc.boolean(), fc.integer({ min: 1, max: 24 }), (scores, other, late) => {
      const all = points(scores).map((p) => (p.session > late ? { ...p, date: day(p.session + 10) } : p))
      expect(covered({ points: all, scale, client: 'N', ...(other ? { overlay: asksAt(all) } : {}) })).toEqual([])
    }), { numRuns: 300 })
  })

  it('still name a low dip on a phone', () => {
    const dips = (scores: readonly (number | null)[]) => labels({ points: points(scores), scale, client: 'N' }, narrow, axes(narrow, 1, scores.length, scale))
      .filter(({ kind }) => kind === 'dip').map(({ text }) => text)
    expect(dips([5, 5, 4.5, 5, 4.75, 5, 0.5])).toEqual(['0.5, usually 4.0 to 5.5'])
    expect(dips([5, 4.5, null, 5, 4.75, 5, 4.5, 5, 1.25, 1.5])).toEqual(['1.5, usually 4.0 to 5.5'])
  })
})
