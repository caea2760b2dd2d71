import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { AllianceChart } from '../src/web/chart/alliance-chart.tsx'
import { textWidth } from '../src/web/chart/label.ts'
import type { ChartPoint } from '../src/web/chart/point.ts'
import { cases, longTherapy } from './pictures/cases.ts'

const folder = new URL('pictures/', import.meta.url)
/** So that a committed picture opened by itself wears the product's own colours. */
const styles = ['tokens', 'state-dot', 'chart']
  .map((name) => `<?xml-stylesheet type="text/css" href="../../src/web/style/${name}.css"?>`).join('\n')

/** The two drawings of a chart, as files: one mark a line, so that a change reads as a change. */
function drawings(html: string): { wide: string; narrow: string } {
  const [wide = '', narrow = ''] = html.match(/<svg.*?<\/svg>/gs) ?? []
  const file = (svg: string) => `${styles}\n${svg
    .replace('<svg class="drawing narrow"', '<svg class="drawing"')
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replaceAll(/(<\/?g[ >]|<text|<path|<rect|<circle|<\/svg>)/g, '\n$1')}\n`
  return { wide: file(wide), narrow: file(narrow) }
}

describe('the alliance chart looks as committed', () => {
  for (const [name, props] of Object.entries(cases)) {
    const html = renderToString(<AllianceChart {...props} />)
    for (const [size, svg] of Object.entries(drawings(html))) {
      it(`${name}, ${size}`, () => {
        const file = new URL(`${name}.${size}.svg`, folder)
        if (process.env.UPDATE_PICTURES) writeFileSync(file, svg)
        expect(svg).toBe(readFileSync(file, 'utf8'))
      })
    }

    it(`${name}: no inline style, no script, every number a number`, () => {
      expect(html).not.toMatch(/ style=|<script|NaN|undefined|Infinity/)
    })

    it(`${name}: every session can be reached and read in words`, () => {
      const readings = html.match(/class="reading" tabindex="0" role="img" aria-label="[^"]+"/g) ?? []
      expect(readings).toHaveLength(2 * props.points.length)
    })
  }

  it('has no picture left over from a case that is gone', () => {
    const expected = Object.keys(cases).flatMap((name) => [`${name}.narrow.svg`, `${name}.wide.svg`]).sort()
    expect(readdirSync(folder).filter((f) => f.endsWith('.svg')).sort()).toEqual(expected)
  })
})

describe('any history at all', () => {
  const word = fc.constantFrom('learning', 'usual', 'notice', 'alert', 'severe')
  const state = fc.constantFrom(null, 'open', 'unsettled', 'plateau', 'recovering', 'returned')
  const rating = fc.record({
    score: fc.option(fc.double({ min: 0, max: 6, noNaN: true })), level: word, state, gap: fc.integer({ min: 1, max: 4 }),
    days: fc.integer({ min: 0, max: 400 }), slide: fc.boolean(), stillLower: fc.boolean(), direct: fc.constantFrom(null, 0, 2, 4),
    low: fc.double({ min: 0, max: 6, noNaN: true }), mark: fc.constantFrom(null, 'sign', 'conversation', 'change', 'new-usual'),
  })

  const level = fc.record({
    from: fc.integer({ min: 1, max: 60 }), until: fc.option(fc.integer({ min: 1, max: 60 })), value: fc.double({ min: 0, max: 6, noNaN: true }), near: fc.double({ min: -2, max: 6, noNaN: true }),
  })

  it('is drawn with finite numbers, a reading for each session, and labels that lie on the picture', () => {
    fc.assert(fc.property(fc.array(rating, { maxLength: 40 }), fc.option(fc.integer({ min: 1, max: 200 })), fc.array(level, { maxLength: 3 }), (ratings, next, levels) => {
      let session = 30
      let date = Date.UTC(2026, 0, 1)
      const points = ratings.map(({ score, low, gap, days, ...rest }): ChartPoint => {
        session += gap
        date += days * 86_400_000
        return {
          ...rest, score, session, date: new Date(date).toISOString().slice(0, 10), answered: score === null ? 'no' : 'yes',
          level: score === null ? 'unanswered' : rest.level, slideFrom: rest.slide ? low : null,
          expected: score === null ? null : { low, high: Math.min(6, low + 1.5) },
        } as ChartPoint
      })
      const marks = points.flatMap((p, i) => {
        const kind = ratings[i]?.mark
        return kind ? [{ session: p.session, kind, label: 'something' } as const] : []
      })
      const overlay = {
        name: 'another', readings: points.flatMap((p, i) => (p.score === null ? [] : [{
          session: p.session, x: p.score, flag: ratings[i]!.slide, centre: i < 2 ? null : ratings[i]!.low, limit: i < 2 ? null : ratings[i]!.low * 2 - 3,
        }])),
      }
      const html = renderToString(
        <AllianceChart points={points} marks={marks} levels={levels} overlay={overlay} scale={{ min: 0, max: 6 }} client="N" next={next === null ? undefined : { session: session + next, label: 'next' }} />,
      )
      expect(html).not.toMatch(/NaN|Infinity|undefined/)
      expect(html.match(/class="reading"/g) ?? []).toHaveLength(2 * points.length)
      for (const [, x, to] of html.matchAll(/<path class="(?:level|overlay)[^"]*" d="M([\d.-]+) [\d.-]+H?([\d.]*)/g)) {
        for (const at of [x, to].filter((one) => one)) expect(Number(at)).toBeGreaterThanOrEqual(0)
      }
      for (const [, x] of html.matchAll(/<text class="label[^"]*" x="([^"]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(-20)
        expect(Number(x)).toBeLessThanOrEqual(640)
      }
    }), { numRuns: 60 })
  })
})

describe('three hundred sessions', () => {
  const html = renderToString(
    <AllianceChart points={longTherapy(300, (i) => i % 97 === 61)} levels={[{ from: 62, until: 70, value: 4.8, near: 4.6 }]} scale={{ min: 0, max: 6 }} client="Noor" />,
  )
  const drawn = html.match(/<svg.*?<\/svg>/gs)!
  const all = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].map(([, one]) => Number(one))

  it.each([['wide', 0], ['narrow', 1]] as const)('stay a line, %s: thin, with dots that do not cover each other, and numbers that do not touch', (_, which) => {
    const svg = drawn[which]!
    expect(svg).toMatch(/^<svg class="drawing \w+ dense"/)
    const at = all(svg, /<g transform="translate\(([\d.]+) /g)
    expect(at).toHaveLength(277)
    const [dot] = all(svg, /<circle class="dot" r="([\d.]+)"/g)
    const step = (at.at(-1)! - at[0]!) / 299
    expect(2 * dot!).toBeLessThan(4 * step)
    const numbers = all(svg, /<text class="axis-text" x="([\d.]+)" y="[\d.]+" text-anchor="middle">\d+</g)
    expect(numbers.length).toBeGreaterThan(2)
    for (let i = 1; i < numbers.length; i++) expect(numbers[i]! - numbers[i - 1]!).toBeGreaterThan(22)
    expect(all(svg, /class="ring" r="([\d.]+)"/g)).toHaveLength(3)
  })
})

describe('words on the picture', () => {
  const boxes = (svg: string, text: string, letter = 11) =>
    [...svg.matchAll(/<text class="label quiet" x="([\d.]+)" y="[\d.]+" text-anchor="(\w+)">([^<]*)</g)].filter(([, , , found]) => found!.startsWith(text))
      .map(([, x, anchor, found]) => {
        const width = textWidth(found!, letter)
        const x0 = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0)
        return { x0, x1: x0 + width }
      })

  it('keep a gap where two sessions in a row were not answered', () => {
    const [one, other] = boxes(drawings(renderToString(<AllianceChart {...cases['gone-quiet']!} />)).wide, 'not answered').sort((a, b) => a.x0 - b.x0)
    expect(other!.x0 - one!.x1).toBeGreaterThan(5)
  })

  it.each(Object.entries(cases))('leave the numbers of the sessions free: %s', (_, props) => {
    for (const svg of Object.values(drawings(renderToString(<AllianceChart {...props} />)))) {
      const row = Number(/<text class="axis-text" x="[\d.]+" y="([\d.]+)" text-anchor="middle"/.exec(svg)?.[1] ?? 0)
      for (const [, y] of svg.matchAll(/<text class="label [\w-]+" x="[\d.-]+" y="([\d.-]+)"/g)) expect(Math.abs(Number(y) - row)).toBeGreaterThan(10)
    }
  })

  it('do not lie across the line of the next session', () => {
    const { wide } = drawings(renderToString(<AllianceChart {...cases['level-before-next']!} />))
    const line = Number(/class="event next" d="M([\d.]+) /.exec(wide)![1])
    const [back] = boxes(wide, 'back')
    expect(back!.x1).toBeLessThan(line)
  })
})

describe('a point in words', () => {
  it('says session, day, score, word and range', () => {
    const html = renderToString(<AllianceChart {...cases.alert!} />)
    expect(html).toContain('Session 8, 23 October: 3.8, clearly lower than usual (4.2 to 5.7); direct question: some; '
      + 'signs: short answers, I moved on quickly, looked away')
    expect(html).toContain('3.8, usually 4.2 to 5.7')
    expect(html).toContain('Session 4, 25 September: not answered')
  })

  it('never calls a rating good or bad', () => {
    const all = Object.values(cases).map((props) => renderToString(<AllianceChart {...props} />)).join('')
    expect(all).not.toMatch(/\b(good|bad|poor|excellent|great|risk|rupture)\b/i)
  })
})
