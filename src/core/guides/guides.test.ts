import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Level } from '../detect/verdict.ts'
import { interventions } from '../repair/interventions/index.ts'
import { settings } from '../repair/settings.ts'
import { findSign, signs } from '../signs/catalogue.ts'
import { whats } from '../source/what.ts'
import { guideOfIntervention, guideOfLevel, guideOfSetting, guideOfSign, guideOfSource, guideOfTopic, type TopicId } from './explains.ts'
import type { Guide, Place, Subject } from './index.ts'
import { findGuide, guideAbout, guides, guidesFor, parts, pins, readingMinutes, textsOf } from './index.ts'
import { works } from './works.ts'

const places: Place[] = ['understand', 'reflect', 'source', 'open', 'repair', 'follow-up', 'check-in', 'note', 'today', 'client']
const kinds = [...new Set(signs.map((sign) => sign.kind))]
const levels = Object.keys(guideOfLevel) as Level[]

function words(guide: Guide): number {
  return [guide.title, guide.summary, ...guide.body.flatMap(textsOf)].join(' ').split(/\s+/).length
}

/** The table of numbers in the document of this room. */
const numbers = readFileSync(new URL('../../../docs/clinical/guides.md', import.meta.url), 'utf8')
  .split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|')[1]!)

describe.each(guides.map((guide) => [guide.id, guide] as const))('%s', (_id, guide) => {
  test('is short enough to be read between two sessions, and says how long it takes', () => {
    expect(words(guide)).toBeGreaterThanOrEqual(150)
    expect(words(guide)).toBeLessThanOrEqual(350)
    expect(guide.minutes).toBe(readingMinutes(guide))
    expect(Math.abs(guide.minutes * 200 - words(guide))).toBeLessThanOrEqual(220)
  })

  test('has a one-sentence summary, words that can be said, a pitfall, and sources from the list of works', () => {
    expect(guide.summary).toMatch(/^[A-Z“][^.?]*\.$/)
    expect(guide.sources.length).toBeGreaterThan(0)
    for (const source of guide.sources) expect(Object.values(works)).toContain(source)
    for (const block of guide.body) for (const text of textsOf(block)) expect(text.trim()).not.toBe('')
    expect(guide.body.filter((block) => block.kind === 'say')).toHaveLength(1)
    expect(guide.body.filter((block) => block.kind === 'avoid')).toHaveLength(1)
  })

  test('stands beside something that exists, and names only guides that exist', () => {
    const { besides } = guide
    for (const id of besides.signs ?? []) expect(kinds.some((kind) => kind === id) || findSign(id) !== undefined, id).toBe(true)
    for (const id of besides.sources ?? []) expect(whats.map((what) => what.id)).toContain(id)
    for (const id of besides.interventions ?? []) expect(interventions.map((tool) => tool.id)).toContain(id)
    for (const place of besides.places ?? []) expect(places).toContain(place)
    expect(Object.values(besides).flat().length).toBeGreaterThan(0)
    for (const [, title] of guide.body.flatMap(textsOf).join(' ').matchAll(/(?:[Ss]ee|look at) “([^”]+?),?”/g)) expect(guides.map((one) => one.title)).toContain(title)
  })

  test('a figure in its text is in the table of the document, with its work', () => {
    const said = guide.body.flatMap((block) => (block.kind === 'p' || block.kind === 'note' ? [block.text] : [])).join(' ')
    if (/\b\d{2,}\b|\d\.\d/.test(said)) expect(numbers.some((cell) => cell.includes(`\`${guide.id}\``)), `docs/clinical/guides.md has no row for ${guide.id}`).toBe(true)
  })
})

test('ids and titles are unique, and every id can be found', () => {
  expect(new Set(guides.map((guide) => guide.id)).size).toBe(guides.length)
  expect(new Set(guides.map((guide) => guide.title)).size).toBe(guides.length)
  for (const guide of guides) expect(findGuide(guide.id)).toBe(guide)
  for (const id of ['no-such-guide', '__proto__', 'constructor', '']) expect(findGuide(id)).toBeUndefined()
  expect(parts.flatMap((part) => part.guides)).toEqual(guides)
})

test('every cited work is used by a guide', () => {
  const cited = new Set(guides.flatMap((guide) => guide.sources))
  for (const work of Object.values(works)) expect(cited, work).toContain(work)
})

describe('the one guide of a thing', () => {
  const things: Subject[] = [
    ...whats.map((what) => `source:${what.id}` as const), ...kinds.map((kind) => `sign:${kind}` as const),
    ...interventions.map((tool) => `intervention:${tool.id}` as const), ...levels.map((level) => `level:${level}` as const),
    ...settings.map((setting) => `setting:${setting.id}` as const), 'setting:not-yet', ...(Object.keys(guideOfTopic) as TopicId[]).map((id) => `topic:${id}` as const),
  ]

  test.each(things)('%s names a guide that exists', (thing) => {
    expect(guideAbout(thing)).toBeDefined()
  })

  test('the tables hold exactly what the catalogues hold', () => {
    expect(Object.keys(guideOfSource).toSorted()).toEqual(whats.map((what) => what.id).toSorted())
    expect(Object.keys(guideOfSign).toSorted()).toEqual(kinds.toSorted())
    expect(Object.keys(guideOfIntervention).toSorted()).toEqual(interventions.map((tool) => tool.id).toSorted())
    expect(Object.keys(guideOfSetting).toSorted()).toEqual([...settings.map((setting) => setting.id), 'not-yet'].toSorted())
    expect(pins).toEqual(things.filter((thing) => !/^(level|setting|topic):/.test(thing)).toSorted((a, b) => pins.indexOf(a as never) - pins.indexOf(b as never)))
  })

  test('every source, every family of signs and every intervention has one of its own, which says that it stands there', () => {
    for (const table of [guideOfSource, guideOfSign, guideOfIntervention]) expect(new Set(Object.values(table)).size).toBe(Object.keys(table).length)
    for (const what of whats) expect(guideAbout(`source:${what.id}`)?.besides.sources).toContain(what.id)
    for (const kind of kinds) expect(guideAbout(`sign:${kind}`)?.besides.signs).toContain(kind)
    for (const tool of interventions) expect(guideAbout(`intervention:${tool.id}`)?.besides.interventions).toContain(tool.id)
  })

  test('an unknown thing has none', () => {
    for (const thing of ['source:', 'source:constructor', 'sign:toString', 'nothing:task', '', '__proto__:x']) expect(guideAbout(thing as Subject)).toBeUndefined()
  })
})

describe('guidesFor', () => {
  test.each(interventions.map((tool) => tool.id))('puts the guide of the intervention %s first', (id) => {
    expect(guidesFor({ place: 'repair', interventions: [id] })[0]?.id).toBe(guideOfIntervention[id])
  })

  test.each(whats.map((what) => what.id))('puts the guide of a strain about %s first', (id) => {
    expect(guidesFor({ sources: [id] })[0]?.id).toBe(guideOfSource[id])
  })

  test.each(kinds)('puts the guide of the family of signs %s first', (kind) => {
    expect(guidesFor({ signs: [kind] })[0]?.id).toBe(guideOfSign[kind])
  })

  test.each(places)('has something for the place %s', (place) => {
    expect(guidesFor({ place }).length).toBeGreaterThan(0)
  })

  test('a boundary offers no repair guide', () => {
    expect(guidesFor({ sources: ['boundary'] }).map((guide) => guide.id)).toEqual(['when-it-is-not-repair'])
  })

  test('a single sign and a level lead to their guide', () => {
    expect(guidesFor({ signs: ['missed-session'] }).map((guide) => guide.id)).toContain('after-a-missed-session')
    expect(guidesFor({ place: 'note', signs: ['irritation', 'cue'] })[0]?.id).toBe('your-own-cues')
    expect(guidesFor({ level: 'severe' })[0]?.id).toBe('when-it-is-much-lower')
    expect(guidesFor({ place: 'client', level: 'notice' })[0]?.id).toBe('what-the-words-mean')
  })

  test('many signs do not outweigh an intervention', () => {
    const all = guidesFor({ interventions: ['review-goals'], signs: signs.map((sign) => sign.id).concat(kinds) })
    expect(all[0]?.id).toBe('review-goals')
  })

  test('nothing at hand shows nothing', () => {
    expect(guidesFor({})).toEqual([])
    expect(guidesFor({ sources: [], signs: ['no-such-sign'], level: 'none' })).toEqual([])
  })
})
