import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it, test } from 'vitest'
import { methods } from '../../core/index.ts'
import { defaultInstrument } from '../../core/instruments/index.ts'
import { textOf } from '../../../test/app.ts'
import { words } from '../words/try.ts'
import { example } from './example.ts'
import { parseSeries, type Row } from './parse.ts'
import { Result, summary } from './result.tsx'
import { tell } from './told.ts'

const config = { scale: { min: 0, max: 6 }, norms: { mean: 4.3, sdBetween: 1.2, sdWithin: 0.5 } }
const rowsOf = (scores: readonly (number | null)[]): Row[] => scores.map((score, i) => ({ line: i + 1, session: i + 1, score }))
const told = (scores: readonly (number | null)[], method = methods[0]!) => tell(rowsOf(scores), config, method)
const htmlOf = (one: ReturnType<typeof tell>) => renderToString(<Result told={one} />)
const even = [4.8, 5, 4.5, 5, 4.8]

describe('what is said of a series', () => {
  const parsed = parseSeries(example, config.scale)
  const rows = parsed.ok ? parsed.rows : []

  it('the example is read and shows what the page is for: a fall with its reasons, and the way back', () => {
    expect(defaultInstrument.range).toEqual(config.scale)
    expect(rows).toHaveLength(13)
    const one = tell(rows, config, methods[0]!)
    expect(one.flagged).toEqual([9, 10])
    const text = textOf(htmlOf(one))
    expect(text).toContain('3.3 is much lower than usual for this client, where 4.2 to 5.5 was expected.')
    expect(text).toContain('Since session 9 the ratings have stayed below the 4.8 that was usual before.')
    expect(text).toMatch(/about 3\.0 of 100 ratings are flagged in clients with whom nothing happens/)
    expect(text).toContain('There are 12 ratings here. If nothing had changed at all, about 0.4 of them would be flagged all the same.')
    expect(text).toContain('The next rating would be compared with')
    expect(text).toContain('The scores of all clients together have an SD of about 1.3 with these norms.')
    for (const item of words.limits.items('1.3')) expect(text).toContain(item)
  })

  it('what it says of small falls is what docs/clinical/evaluation.md measured in the base world', () => {
    const [base] = readFileSync('docs/clinical/evaluation.md', 'utf8').split('### high-autocorrelation')
    const [half, one] = [...base!.match(/^\| expected-range \|.*$/m)![0].matchAll(/\| (\d+) \/ \d+ \/ \d+ /g)].map(([, atOnce]) => Number(atOnce))
    expect(words.limits.items('').join(' ')).toContain(`about ${half} in 100 at once; of falls by all of it, about half`)
    expect(one).toBeGreaterThan(40)
    expect(one).toBeLessThan(60)
  })

  it.each(methods)('$id: its own picture, sentence, source and rate', (method) => {
    const one = tell(rows, config, method)
    const html = htmlOf(one)
    const text = textOf(html)
    for (const part of [method.says, method.source, `${method.name}: about ${method.falseFlags.toFixed(1)} of 100`]) expect(text).toContain(part)
    expect(html.includes('class="band"')).toBe(one.own)
    expect(html.includes('rule-limit')).toBe(!one.own)
    expect(html).not.toMatch(/NaN|Infinity|undefined/)
    expect(one.rows.filter(({ reading }) => reading?.flag).map(({ row }) => row.session)).toEqual(one.flagged)
  })

  it('one rating, two, and none that was answered: nothing is judged, and that is said', () => {
    for (const scores of [[4], [4, 2], [null], [null, null, null], [null, 4]]) {
      const one = told(scores)
      expect([one.judged, one.flagged]).toEqual([0, []])
      const html = htmlOf(one)
      expect(html).not.toMatch(/NaN|Infinity|undefined/)
      expect(textOf(html)).toContain(words.reasons.none)
    }
    expect(summary(told([4]))).toBe('There are too few ratings yet to call any of them unusual.')
    expect(textOf(htmlOf(told([4, 2])))).not.toContain('would be flagged all the same')
  })

  it('a series without a fall is never called well, only unremarkable', () => {
    const text = textOf(htmlOf(told([...even, ...even])))
    expect(text).toContain('Nothing stands out. The latest rating:')
    expect(text).toContain('there may be a strain all the same')
    expect(text).not.toMatch(/\b(good|healthy|fine|no strain)\b/i)
  })

  it('a thousand ratings: a picture that still says where, the latest explained, all in the table', () => {
    const one = told(Array.from({ length: 1000 }, (_, i) => (i % 25 === 24 ? 1 : even[i % 5]!)))
    const html = htmlOf(one)
    expect(one.flagged.length).toBeGreaterThan(15)
    expect(html.match(/class="try-session"/g)).toHaveLength(12)
    expect(html.match(/<tr>/g)).toHaveLength(1001)
    expect(textOf(html)).toMatch(/\d+ earlier sessions that stand out are in the table/)
    // A mark for each flag in each of both drawings, and no dot that would cover its neighbours.
    expect(html.match(/<title>/g)!.length).toBeLessThan(2 * 2 * one.flagged.length)
    expect(html.length).toBeLessThan(1_500_000)
  })

  it('the sentence above everything never says that nothing is unusual where something is', () => {
    const slide = told(Array.from({ length: 14 }, (_, i) => Math.round((5.5 - i * 0.13) * 10) / 10))
    expect(slide.flagged).toEqual([])
    expect(summary(slide)).toBe('The rule looked at 12 ratings; none of them by itself is lower than usual. Something else stands out, in sessions 12, 13 and 14.')
    expect(textOf(htmlOf(slide))).toContain('Session 14 usual by itself')
    expect(textOf(htmlOf(slide))).not.toContain('nothing unusual in the check-in 3.8')
    expect(summary(told(even))).toBe('The rule looked at 3 ratings and found nothing unusual.')
    fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 60 }).map((x) => x / 10)), { minLength: 1, maxLength: 40 }), fc.constantFrom(...methods), (scores, method) => {
      const one = told(scores, method)
      const unusual = textOf(htmlOf(one)).includes(words.reasons.none)
      expect(/found nothing unusual|call any of them unusual\./.test(summary(one))).toBe(unusual)
    }), { numRuns: 200 })
  })

  it('a table names what was not answered, for those who hear it', () => {
    expect(textOf(htmlOf(told([4, null, 4])))).not.toContain('–')
  })

  it('beside the level counts too: a form at the top three times asks in person', () => {
    expect(textOf(htmlOf(told([6, 6, 6])))).toContain('The highest possible rating, 3 times in a row.')
  })

  test('whatever is pasted, the picture stays inside its frame', () => {
    const score = fc.option(fc.integer({ min: 0, max: 60 }).map((x) => x / 10))
    fc.assert(fc.property(fc.array(score, { minLength: 1, maxLength: 60 }), fc.constantFrom(...methods), (scores, method) => {
      const html = htmlOf(told(scores, method))
      expect(html).not.toMatch(/NaN|Infinity|undefined/)
      for (const [, width, body] of html.matchAll(/<svg class="drawing[^>]*viewBox="0 0 (\d+) \d+"[^>]*>([\s\S]*?)<\/svg>/g)) {
        // Lines and ranges; a mark is drawn around its own middle, whose place is in its transform.
        const places = [...body!.matchAll(/<path class="(?:band|line|level|grid)[^"]*" d="([^"]*)"/g)].map(([, d]) => d!).join(' ')
          + [...body!.matchAll(/translate\((\S+) (\S+)\)/g)].map(([, x, y]) => ` M${x} ${y}`).join('')
        for (const [, x, y] of places.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
          expect(Number(x) >= 0 && Number(x) <= Number(width)).toBe(true)
          expect(Number(y) >= 13 && Number(y) <= 223).toBe(true)
        }
      }
    }), { numRuns: 200 })
  })
})
