import { describe, expect, test } from 'vitest'
import { interventions } from '../repair/interventions/index.ts'
import { findSign, signs } from '../signs/catalogue.ts'
import { whats } from '../source/what.ts'
import type { Guide, Place } from './index.ts'
import { findGuide, guides, guidesFor } from './index.ts'
import { works } from './works.ts'

/** The guide of each tool of the repair room. */
const guideOf: [string, string][] = [
  ['understand-event', 'understand-together'], ['listen-openly', 'listen-openly'], ['explore-deeper', 'explore-deeper'],
  ['clarify-and-account', 'clear-up-and-own'], ['review-goals', 'review-goals'], ['explain-reasoning', 'explain-reasoning'],
  ['adjust-work', 'adjust-the-work'], ['hold-limit', 'hold-a-limit'],
]
const places: Place[] = ['understand', 'reflect', 'source', 'open', 'repair', 'follow-up', 'check-in', 'note', 'today', 'client']

function words(guide: Guide): number {
  const texts = [guide.title, guide.summary, ...guide.body.flatMap(block => 'text' in block ? [block.text] : block.items)]
  return texts.join(' ').split(/\s+/).length
}

describe.each(guides.map(guide => [guide.id, guide] as const))('%s', (_id, guide) => {
  test('is read in the time it says, and is short enough to be read between two sessions', () => {
    expect(guide.minutes).toBe(Math.ceil(words(guide) / 200))
    expect(words(guide)).toBeGreaterThanOrEqual(150)
    expect(words(guide)).toBeLessThanOrEqual(350)
  })

  test('has a one-sentence summary, something to say, and sources from the list of works', () => {
    expect(guide.summary).toMatch(/^[A-Z“][^.?]*\.$/)
    expect(guide.sources.length).toBeGreaterThan(0)
    for (const source of guide.sources) expect(Object.values(works)).toContain(source)
    for (const block of guide.body) if ('items' in block) expect(block.items.length).toBeGreaterThan(0)
    expect(guide.body.some(block => block.kind === 'say' || block.kind === 'list')).toBe(true)
  })

  test('stands beside something that exists', () => {
    const { besides } = guide
    const kinds: readonly string[] = signs.map(sign => sign.kind)
    for (const id of besides.signs ?? []) expect(kinds.includes(id) || findSign(id) !== undefined, id).toBe(true)
    for (const id of besides.sources ?? []) expect(whats.map(what => what.id)).toContain(id)
    for (const id of besides.interventions ?? []) expect(interventions.map(tool => tool.id)).toContain(id)
    expect(Object.values(besides).flat().length).toBeGreaterThan(0)
  })
})

test('ids and titles are unique, and every id can be found', () => {
  expect(new Set(guides.map(guide => guide.id)).size).toBe(guides.length)
  expect(new Set(guides.map(guide => guide.title)).size).toBe(guides.length)
  for (const guide of guides) expect(findGuide(guide.id)).toBe(guide)
  expect(findGuide('no-such-guide')).toBeUndefined()
})

test('every cited work is used by a guide', () => {
  const cited = new Set(guides.flatMap(guide => guide.sources))
  for (const work of Object.values(works)) expect(cited, work).toContain(work)
})

describe('guidesFor', () => {
  test.each(guideOf)('puts the guide of the intervention %s first', (id, guide) => {
    expect(guidesFor({ place: 'repair', interventions: [id] })[0]?.id).toBe(guide)
  })

  test('every tool of the repair room has a guide', () => {
    expect(guideOf.map(([id]) => id)).toEqual(interventions.map(tool => tool.id))
  })

  test.each(places)('has something for the place %s', place => {
    expect(guidesFor({ place }).length).toBeGreaterThan(0)
  })

  test.each(whats.map(what => what.id))('has something for a strain about %s', id => {
    expect(guidesFor({ sources: [id] }).length).toBeGreaterThan(0)
  })

  test('a boundary offers no repair guide', () => {
    expect(guidesFor({ sources: ['boundary'] }).map(guide => guide.id)).toEqual(['when-it-is-not-repair'])
  })

  test('a kind of sign and a single sign both lead to their guide', () => {
    expect(guidesFor({ signs: ['withdrawal'] })[0]?.id).toBe('when-withdrawal-shows')
    expect(guidesFor({ signs: ['missed-session'] })[0]?.id).toBe('after-a-missed-session')
    expect(guidesFor({ place: 'note', signs: ['irritation', 'cue'] })[0]?.id).toBe('your-own-cues')
  })

  test('many signs do not outweigh an intervention', () => {
    const all = guidesFor({ interventions: ['review-goals'], signs: signs.map(sign => sign.id).concat('withdrawal', 'confrontation', 'cue') })
    expect(all[0]?.id).toBe('review-goals')
  })

  test('nothing at hand shows nothing', () => {
    expect(guidesFor({})).toEqual([])
    expect(guidesFor({ sources: [], signs: ['no-such-sign'] })).toEqual([])
  })
})
