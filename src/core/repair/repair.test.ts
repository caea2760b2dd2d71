import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../source/form.ts'
import { whats } from '../source/what.ts'
import type { WhatId } from '../source/what.ts'
import { apology } from './apology.ts'
import { firstAnswers } from './first-answers.ts'
import { firstMoves } from './first-moves.ts'
import { goodEnd } from './good-end.ts'
import { interventionById, interventions } from './interventions/index.ts'
import { notValidated } from './intervention.ts'
import type { InterventionId } from './intervention.ts'
import { repairMaps, talkCards } from './maps.ts'
import { helpBeside, helpElsewhere, otherHelp, toldAllTheSame } from './other-help.ts'
import { STEPS_AT_ONCE, offeredAtOnce } from './at-once.ts'
import { rankInterventions } from './rank-interventions.ts'
import { isSetting, notYet, settings, settingsAtHand, settingsOf, wordsShown } from './settings.ts'
import { notNowSource, waitingReasons } from './waiting.ts'
import { stageOnMap, wayOn } from './where.ts'
import type { PlaceMark } from './where.ts'

const LINT = /!|detects? a rupture|diagnos|predicts|the client is|non-compliant|no rupture|resist|\bgrade/i

test('eight tools, the seven of the article and the limit, each in depth', () => {
  expect(interventions.map(tool => tool.id)).toEqual(['understand-event', 'listen-openly', 'explore-deeper', 'clarify-and-account',
    'review-goals', 'explain-reasoning', 'adjust-work', 'hold-limit'])
  for (const tool of interventions) {
    for (const list of [tool.when, tool.notNow, tool.words, tool.pitfalls, tool.worked]) expect(list.length).toBeGreaterThanOrEqual(2)
    expect(tool.steps.length).toBeGreaterThanOrEqual(4)
    expect(new Set(tool.steps.map(step => step.id)).size).toBe(tool.steps.length)
    for (const lines of Object.values(tool.wordsFor)) expect(lines.length).toBeGreaterThanOrEqual(2)
    expect(tool.otherwise.length).toBeGreaterThan(40)
    expect(tool.evidence.some(entry => entry.text.includes('plausible help'))).toBe(true)
    for (const entry of tool.evidence) expect(entry.source.length).toBeGreaterThan(10)
    expect(JSON.stringify(tool)).not.toMatch(LINT)
  }
  expect(() => interventionById('nothing' as InterventionId)).toThrow(RangeError)
})

test('the ids of steps, places, settings and reasons are kept in cases, so they do not change', () => {
  expect(interventions.flatMap(tool => tool.steps.map(step => `${tool.id}/${step.id}`))).toMatchInlineSnapshot(`
    [
      "understand-event/name-moment",
      "understand-event/ask-side",
      "understand-event/say-back",
      "understand-event/own-side",
      "understand-event/would-have-helped",
      "listen-openly/breathe",
      "listen-openly/thank",
      "listen-openly/true-part",
      "listen-openly/guess",
      "listen-openly/more",
      "explore-deeper/ask-leave",
      "explore-deeper/here-and-now",
      "explore-deeper/name-difference",
      "explore-deeper/ask-hard",
      "explore-deeper/stop-safe",
      "clarify-and-account/ask-heard",
      "clarify-and-account/name-act",
      "clarify-and-account/name-effect",
      "clarify-and-account/sorry",
      "clarify-and-account/commit",
      "clarify-and-account/ask-nothing",
      "clarify-and-account/go-on",
      "review-goals/worth-it",
      "review-goals/differ",
      "review-goals/one-aim",
      "review-goals/write-down",
      "review-goals/look-again",
      "explain-reasoning/ask-first",
      "explain-reasoning/three-sentences",
      "explain-reasoning/against",
      "explain-reasoning/doubts",
      "explain-reasoning/choice",
      "adjust-work/keep",
      "adjust-work/two-ways",
      "adjust-work/at-once",
      "adjust-work/signal",
      "adjust-work/look-again",
      "hold-limit/grain",
      "hold-limit/hear-hurt",
      "hold-limit/one-reason",
      "hold-limit/limit-once",
      "hold-limit/what-you-can",
    ]
  `)
  expect(repairMaps.flatMap(map => map.stages.map(stage => `${map.form}/${stage.id}`))).toMatchInlineSnapshot(`
    [
      "withdrawal/marker",
      "withdrawal/what-happened",
      "withdrawal/hard-to-say",
      "withdrawal/wish",
      "confrontation/marker",
      "confrontation/what-happened",
      "confrontation/their-side",
      "confrontation/softer",
      "confrontation/need",
    ]
  `)
  expect(settings.map(one => one.id)).toMatchInlineSnapshot(`
    [
      "cbt",
      "psychodynamic",
      "keeps-distance",
      "fears-loss",
      "fears-both",
      "telehealth",
      "interpreter",
      "adolescents",
      "mandated",
    ]
  `)
  expect(waitingReasons.map(one => one.id)).toMatchInlineSnapshot(`
    [
      "asked-not-to",
      "safety-first",
      "too-much-now",
      "only-a-number",
      "talk-does-not-suit",
      "mine-first",
      "wrong-moment",
    ]
  `)
})

test('a number in the evidence stands only where its source was seen', () => {
  for (const entry of interventions.flatMap(tool => tool.evidence)) {
    if (/\d/.test(entry.text)) expect(entry.standing).toBe('verified')
  }
})

test('accountability carries a commitment: what, by when, how it is checked, and to go on together', () => {
  const steps = interventionById('clarify-and-account').steps.map(step => step.text).join(' ')
  expect(steps).toMatch(/differently, by when, and how/)
  expect(steps).toMatch(/go on together/)
})

test('an example apology holds no "if", no "but", and no "you felt"', () => {
  expect(apology.map(part => part.example).join(' ')).not.toMatch(/\b(if|but|you felt|forgive)\b/i)
  const { words, wordsFor } = interventionById('clarify-and-account')
  expect([...words, ...Object.values(wordsFor).flat(), ...settings.map(one => one.say['clarify-and-account'])].join(' ')).not.toMatch(/sorry (if|but)|you felt/i)
})

test('every source has its first moves, except a boundary, which is not for repair talk', () => {
  const covered = new Set(firstMoves.map(row => row.what))
  expect(whats.map(what => what.id).filter(id => !covered.has(id))).toEqual(['boundary'])
  for (const row of firstMoves) {
    expect(row.first.length).toBeGreaterThan(0)
    expect(row.notFirst.length).toBeGreaterThan(0)
    for (const one of row.notFirst) expect(one.why.length).toBeGreaterThan(20)
    for (const move of row.first) expect(move.lane).toBe('this-session')
    for (const move of row.then) expect(move.lane).toBe('later')
  }
})

describe('guidance §7, row by row: first, then, not first', () => {
  const either = ['withdrawal', 'confrontation'] as const
  const table: [WhatId, readonly Form[], InterventionId[], string, InterventionId[], string, string[]][] = [
    ['task', ['withdrawal'], ['explain-reasoning', 'listen-openly'], 'invite the doubts', ['adjust-work'], 'Adapt the task together', ['More homework.', 'Persuasion.']],
    ['task', ['confrontation'], ['listen-openly', 'clarify-and-account', 'adjust-work'], 'what is true in it', ['explain-reasoning'], 'once they have been heard', ['Defending the method.']],
    ['goals', either, ['review-goals'], 'agree on it anew', ['review-goals'], 'on paper', ['Talking about patterns.']],
    ['pace', either, ['adjust-work'], 'Slow down, or speed up', ['adjust-work'], 'a signal', ['Asking why they are slow.']],
    ['progress', either, ['listen-openly', 'review-goals'], 'Take the doubt seriously', ['adjust-work'], 'Change something real, or refer', ['“Trust the process.”']],
    ['bond', ['withdrawal'], ['understand-event'], 'gentle observation, your own part, slowly', ['explore-deeper'], 'What was hard to say', ['Pressing for anger.']],
    ['bond', ['confrontation'], ['listen-openly', 'clarify-and-account'], 'Listen and validate', ['explore-deeper'], 'The hurt beneath', ['Past relationships, now.']],
    ['misunderstanding', either, ['clarify-and-account'], 'clear it up, and own', ['understand-event'], 'next session', ['A long exploration.']],
    ['said-or-done', either, ['clarify-and-account'], 'name what it did, and apologise', ['understand-event'], 'what would have helped', ['Your intention, as a defence.']],
    ['dismissed', either, ['listen-openly', 'clarify-and-account'], 'as bad as it is', ['understand-event'], 'what would have helped', ['Your intention, as a defence.']],
    ['communication-style', either, ['listen-openly', 'adjust-work'], 'what works for them', ['adjust-work'], 'two sessions', ['Explaining your style.']],
    ['manner', either, ['listen-openly', 'adjust-work'], 'what works for them', ['adjust-work'], 'two sessions', ['Explaining your style.']],
    ['power', either, ['clarify-and-account', 'listen-openly'], 'Name the difference yourself', ['explore-deeper'], 'offer a choice of therapist', ['Asking to be taught.', '“That was not my intent.”']],
    ['culture', either, ['clarify-and-account', 'listen-openly'], 'acknowledge the harm', ['explore-deeper'], 'Consult', ['Asking to be taught.', '“That was not my intent.”']],
    ['frame', either, ['adjust-work', 'hold-limit'], 'practical fix, and fairness', ['explore-deeper'], 'if it keeps happening', ['Interpreting first.']],
    ['error', either, ['clarify-and-account'], 'make it good, and consult', ['review-goals'], 'another therapist', ['Minimising.']],
    ['therapist-state', either, ['clarify-and-account'], 'Own it briefly', ['understand-event'], 'Care for it elsewhere', ['Making the client responsible for it.']],
    ['ending', either, ['listen-openly'], 'Mourn it and mark it', ['review-goals'], 'A good goodbye', ['Repairing as if it went on.']],
    ['made-to-come', either, ['explain-reasoning', 'review-goals'], 'what stays private', ['review-goals'], 'A smaller goal', ['Talking about the contract.']],
    ['outside', either, ['listen-openly'], 'Care for what is going on', ['understand-event'], 'Check next time', ['Repair talk.']],
    ['not-relationship', either, ['listen-openly'], 'Care for what is there', ['understand-event'], 'Check next time', ['Repair talk.']],
  ]
  test.each(table.flatMap(row => row[1].map(form => [row[0], form, row] as const)))('%s with %s', (what, form, [, , first, firstHow, then, thenHow, notFirst]) => {
    const ranking = rankInterventions([what], form)
    const at = (place: 'first' | 'then') => ranking.ranked.filter(move => move.place === place)
    expect(at('first').map(move => move.intervention)).toEqual(first)
    expect(at('first').every(move => move.lane === 'this-session')).toBe(true)
    expect(at('first')[0]?.because).toContain(firstHow)
    expect(at('then').map(move => move.intervention)).toEqual(then)
    expect(at('then').every(move => move.lane === 'later')).toBe(true)
    expect(at('then')[0]?.because).toContain(thenHow)
    expect(ranking.notFirst.map(one => one.say)).toEqual(notFirst)
    expect(ranking.note).toBe(notValidated)
  })
  test('covers every source but the boundary', () => {
    expect(new Set([...table.map(row => row[0]), 'boundary'])).toEqual(new Set(whats.map(what => what.id)))
  })
})

test('a mixed form hears the louder side first, and keeps the quieter one', () => {
  const ranking = rankInterventions(['bond'], 'mixed')
  expect(ranking.ranked.map(move => move.intervention)).toEqual(['listen-openly', 'clarify-and-account', 'understand-event', 'explore-deeper'])
  expect(ranking.notFirst.map(one => one.say)).toEqual(['Past relationships, now.', 'Pressing for anger.'])
})

test('a tool stands once in each place, and "first" comes before "then"', () => {
  for (const form of ['withdrawal', 'confrontation', 'mixed', null] as const) {
    const { ranked } = rankInterventions(whats.map(what => what.id).filter(id => id !== 'boundary'), form)
    expect(new Set(ranked.map(move => `${move.place} ${move.intervention}`)).size).toBe(ranked.length)
    expect(ranked.map(move => move.place)).toEqual(ranked.map(move => move.place).toSorted())
  }
})

test('the order of the sources orders the tools, whichever sources they are', () => {
  const talked = whats.filter(what => what.repairTalk).map(what => what.id)
  const form = fc.constantFrom<Form | null>('withdrawal', 'confrontation', 'mixed', null)
  fc.assert(fc.property(fc.shuffledSubarray(talked, { minLength: 1, maxLength: 4 }), form, (sources, shape) => {
    const { ranked } = rankInterventions(sources, shape)
    expect(ranked[0]?.intervention).toBe(rankInterventions(sources.slice(0, 1), shape).ranked[0]?.intervention)
    for (const move of ranked) expect(sources.map(id => `${whats.find(what => what.id === id)?.label}: `).some(label => move.because.startsWith(label))).toBe(true)
  }))
})

test('three at once at most, the first for this session among them, and a place kept for later', () => {
  const talked = whats.filter(what => what.repairTalk).map(what => what.id)
  fc.assert(fc.property(fc.shuffledSubarray(talked, { minLength: 1, maxLength: 6 }), fc.constantFrom<Form | null>('withdrawal', 'confrontation', 'mixed', null), fc.boolean(),
    fc.constantFrom(2, STEPS_AT_ONCE), (sources, form, quiet, most) => {
      const { ranked } = rankInterventions(sources, form, { quiet })
      const shown = offeredAtOnce(ranked, most)
      expect(shown.length).toBe(Math.min(most, ranked.length))
      expect(shown.length).toBeLessThanOrEqual(3)
      expect(shown[0]).toBe(ranked[0])
      for (const lane of ['this-session', 'later']) if (ranked.some(one => one.lane === lane)) expect(shown.some(one => one.lane === lane)).toBe(true)
    }))
  expect(offeredAtOnce([])).toEqual([])
})

test('the reason from this client’s evidence stands with the tool', () => {
  const reasons = new Map<WhatId, string>([['task', 'You noted “Complaint about the approach”.']])
  expect(rankInterventions(['task', 'pace'], 'confrontation', { reasons }).ranked.map(move => move.evidence))
    .toEqual(['You noted “Complaint about the approach”.', 'You noted “Complaint about the approach”.', 'You noted “Complaint about the approach”.',
      'You noted “Complaint about the approach”.', null])
})

test('a client who wished only to be read is not asked: the work changes, and the rest waits until they bring it up', () => {
  const ranking = rankInterventions(['bond', 'task'], 'withdrawal', { quiet: true })
  expect(ranking.ranked[0]).toMatchObject({ intervention: 'adjust-work', lane: 'this-session', place: 'first' })
  for (const move of ranking.ranked.slice(1)) {
    expect(move).toMatchObject({ lane: 'later', place: 'then' })
    expect(move.because).toMatch(/^If they bring it up themselves/)
  }
  expect(ranking.notFirst[0]?.say).toBe('Bringing up what they wrote.')
  expect(rankInterventions(['boundary'], null, { quiet: true }).ranked).toEqual([])
})

describe('when it is something else', () => {
  test('a boundary gives no tool, whatever else was chosen', () => {
    fc.assert(fc.property(fc.subarray(whats.map(what => what.id)), fc.boolean(), (others, quiet) => {
      expect(rankInterventions([...others, 'boundary'], 'withdrawal', { quiet })).toMatchObject({ ranked: [], repairTalk: false })
      expect(helpElsewhere([...others, 'boundary'])).toBeNull()
    }))
  })
  test('life outside and "not about us" give other help, with words, kinds of help and when to look again; never beside a source of repair', () => {
    expect(helpElsewhere(['outside'])?.map(one => one.source)).toEqual(['outside'])
    expect(helpElsewhere(['not-relationship', 'outside'])?.map(one => one.source)).toEqual(['outside', 'not-relationship'])
    expect(helpElsewhere(['outside', 'task'])).toBeNull()
    expect(helpElsewhere([])).toBeNull()
    expect(helpElsewhere(['outside'], true)).toBeNull()
    expect([toldAllTheSame(['outside'], true), toldAllTheSame(['outside'], false), toldAllTheSame(['task'], true)]).toEqual([true, false, false])
    expect(helpBeside(['outside', 'task']).map(one => one.source)).toEqual(['outside'])
    for (const one of otherHelp) {
      for (const list of [one.steps, one.offers, one.words, one.notFirst]) expect(list.length).toBeGreaterThanOrEqual(2)
      expect(one.again).toMatch(/next/)
      expect(one.words.join(' ')).not.toMatch(/between us|our relationship|the two of us/)
    }
    expect(rankInterventions(['outside', 'task'], 'withdrawal').notFirst.map(one => one.say)).not.toContain('Repair talk.')
    expect(rankInterventions(['outside'], null).repairTalk).toBe(false)
    expect(rankInterventions([], null).ranked).toEqual([])
  })
})

describe('settings change the words', () => {
  test('each has a sentence of its own for each tool, and no two share one', () => {
    const all = settings.flatMap(one => interventions.map(tool => one.say[tool.id]))
    expect(all).toHaveLength(9 * 8)
    expect(new Set(all).size).toBe(all.length)
    for (const one of all) expect(one.length).toBeGreaterThan(25)
  })
  test('the chosen setting speaks first, its title beside it; without one the form does', () => {
    const tool = interventionById('adjust-work')
    const [first] = wordsShown(tool, 'withdrawal', settingsOf(['telehealth']))
    expect(first).toEqual({ text: settings.find(one => one.id === 'telehealth')?.say['adjust-work'], setting: 'By video or phone' })
    expect(wordsShown(tool, 'confrontation', []).map(one => one.text)).toEqual([...tool.wordsFor.confrontation, ...tool.words])
    expect(wordsShown(tool, 'withdrawal', [])[0]?.text).not.toBe(wordsShown(tool, 'confrontation', [])[0]?.text)
    expect(wordsShown(tool, null, []).map(one => one.text)).toEqual(tool.words)
  })
  test('one way of being with nearness at most; what is not in the catalogue is passed over', () => {
    expect(settingsOf(['fears-loss', 'keeps-distance', 'cbt', 'nothing']).map(one => one.id)).toEqual(['cbt', 'keeps-distance'])
    expect(isSetting('couples')).toBe(false)
    expect(notYet.title).toMatch(/not yet/)
  })
  test('until something is chosen, meeting by video or phone is taken from the client’s details; nearness never', () => {
    expect(settingsAtHand(null, 'telehealth').map(one => one.id)).toEqual(['telehealth'])
    expect(settingsAtHand(null, 'in-person')).toEqual([])
    expect(settingsAtHand([], 'telehealth')).toEqual([])
    expect(settingsAtHand(['cbt'], 'telehealth').map(one => one.id)).toEqual(['cbt'])
  })
  test('titles say what the therapist does: they stand in the record', () => {
    expect(settings.map(one => one.title).join(' ')).not.toMatch(/fear|avoidan|anxious|attach|difficult/i)
    for (const one of settings.filter(({ group }) => group === 'nearness')) expect(one.text).toContain('nothing here computes it')
  })
})

describe('where are we', () => {
  const mark = (session: number, map: PlaceMark['map'], stage: string): PlaceMark => ({ session, map, stage, words: '' })
  test('loops back are usual, and said so', () => {
    const way = wayOn([mark(9, 'withdrawal', 'hard-to-say'), mark(8, 'withdrawal', 'marker'), mark(10, 'withdrawal', 'what-happened'), mark(11, 'withdrawal', 'what-happened'), mark(12, 'confrontation', 'marker')])
    expect(way.map(one => [one.session, one.move])).toEqual([[8, 'first'], [9, 'on'], [10, 'back'], [11, 'same'], [12, 'other-map']])
    expect(way[2]?.text).toMatch(/usual/)
  })
  test('the latest mark for a session holds, and a place that left its map is passed over', () => {
    expect(wayOn([mark(8, 'withdrawal', 'marker'), mark(8, 'withdrawal', 'wish'), mark(9, 'withdrawal', 'gone')]).map(one => one.title)).toEqual(['Saying what one wants'])
    expect(stageOnMap('confrontation', 'wish')).toBeNull()
  })
  test('sessions stay in order and each stands once, whatever was marked', () => {
    const place = fc.constantFrom(...repairMaps.flatMap(map => map.stages.map(stage => [map.form, stage.id] as const)))
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), place)), marks => {
      const sessions = wayOn(marks.map(([session, [map, stage]]) => mark(session, map, stage))).map(one => one.session)
      expect(sessions).toEqual([...new Set(marks.map(([session]) => session))].toSorted((a, b) => a - b))
    }))
  })
})

test('maps, cards, first answers, settings, other help, waiting and the good end are complete, and in calm words', () => {
  expect(repairMaps.map(map => map.stages.length)).toEqual([4, 5])
  expect(talkCards).toHaveLength(9)
  expect(firstAnswers.map(answer => answer.id))
    .toEqual(['client-denies', 'therapist-disagrees', 'boundary', 'competence', 'not-now', 'good-end'])
  expect(goodEnd.steps.map(step => step.title).join(' ')).toMatch(/Consult.*passed on.*goodbye.*learned/)
  expect(notNowSource).toContain('10.32872/cpe.12439')
  expect(JSON.stringify([repairMaps, talkCards, firstAnswers, settings, notYet, apology, firstMoves, otherHelp, goodEnd, waitingReasons])).not.toMatch(LINT)
})
