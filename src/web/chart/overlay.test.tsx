import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { otherWords } from '../words/chart.ts'
import { AllianceChart } from './alliance-chart.tsx'
import type { ChartMark, ChartPoint, ChartReading } from './point.ts'

const scale = { min: 0, max: 6 }
const point = (session: number, score: number): ChartPoint => ({
  session, date: '2026-03-02', score, level: 'usual', expected: { low: 3, high: 5 }, state: null, stillLower: false, slide: false, direct: null, answered: 'yes',
})
/** How many points each stretch of the other rule's limit has, in the wide drawing. */
function limits(readings: readonly (number | null)[], marks: readonly ChartMark[] = []): number[] {
  const overlay = { name: 'another', readings: readings.map((limit, i): ChartReading => ({ session: i + 1, x: 4, flag: false, centre: limit, limit })) }
  const html = renderToString(<AllianceChart points={readings.map((_, i) => point(i + 1, 4))} overlay={overlay} marks={marks} scale={scale} client="N" />)
  const [wide] = html.split('class="drawing narrow"')
  return [...wide!.matchAll(/<path class="overlay limit" d="([^"]+)"/g)].map(([, d]) => d!.match(/[ML]/g)!.length)
}

describe('the other rule’s limit over the picture', () => {
  it('is one line while it lies on the scale', () => {
    expect(limits([null, null, 3, 3.1, 3.2])).toEqual([3])
  })
  it('is left out where no answer could reach it, below the scale or above', () => {
    expect(limits([3, 3, -0.5, 3, 3])).toEqual([2, 2])
    expect(limits([3, 3, 6.5, 3, 3])).toEqual([2, 2])
    expect(limits([-1, -1, -1])).toEqual([])
  })
  it('begins anew with a new usual', () => {
    expect(limits([3, 3, 3, 3, 3], [{ session: 4, kind: 'new-usual', label: 'the new usual' }])).toEqual([3, 2])
    expect(limits([3, 3, 3, 3, 3], [{ session: 4, kind: 'conversation', label: 'talked about it' }])).toEqual([5])
  })
})

describe('the word in the table', () => {
  const says = (x: number, limit: number | null, flag = false) => otherWords.table.says({ session: 8, x, flag, centre: limit, limit }, scale)
  it('has the limit, with as many decimals as tell it from the score beside it, where an answer could reach it', () => {
    expect(says(3, 3.54, true)).toBe('yes (3.5)')
    expect(says(3.25, 3.34, true)).toBe('yes (3.34)')
    expect(says(4, -0.5)).toBe('no')
    expect(says(4, 6.5, true)).toBe('yes')
    expect(says(4, null)).toBe('silent')
    expect(otherWords.table.says(undefined, scale)).toBe('')
  })
})

describe('the one sentence about the latest rating', () => {
  const said = (x: number, limit: number | null, flag = false) => otherWords.latest({ session: 8, x, flag, centre: limit, limit }, scale)
  it.each([
    [3, 3.5, true, 'It would ask about session 8, the latest rating: 3.0 lies below its limit of 3.5.'],
    [4, 3.5, false, 'It would not ask about session 8, the latest rating: 4.0 lies above its limit of 3.5.'],
    [3.51, 3.54, true, 'It would ask about session 8, the latest rating: 3.51 lies below its limit of 3.54.'],
    [3.501, 3.499, false, 'It would not ask about session 8, the latest rating: 3.50 lies at its limit.'],
    [3.5, 3.5, true, 'It would ask about session 8, the latest rating: 3.50 lies at its limit.'],
    [0, -0.4, false, 'It would not ask about session 8, the latest rating: no answer on this form would be low enough for it just now.'],
    [6, 6.2, true, 'It would ask about session 8, the latest rating: after the ratings before, it would ask whatever the answer.'],
    [4, null, false, 'It is still silent about session 8, the latest rating.'],
  ] as const)('%s with its limit at %s, flagged %s', (x, limit, flag, sentence) => {
    expect(said(x, limit, flag)).toBe(sentence)
  })
})
