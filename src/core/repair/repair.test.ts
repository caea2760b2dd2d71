import { expect, test } from 'vitest'
import { whats } from '../source/what.ts'
import type { WhatId } from '../source/what.ts'
import { apology } from './apology.ts'
import { firstAnswers } from './first-answers.ts'
import { firstMoves } from './first-moves.ts'
import { interventionById, interventions } from './interventions/index.ts'
import { notValidated } from './intervention.ts'
import type { InterventionId } from './intervention.ts'
import { repairMaps, talkCards } from './maps.ts'
import { rankInterventions } from './rank-interventions.ts'
import { settingNotes } from './settings.ts'

const LINT = /!|detects? a rupture|diagnos|predicts|the client is|non-compliant|no rupture|resist|\bgrade/i

test('eight tools, the seven of the article and the limit, each complete', () => {
  expect(interventions.map(tool => tool.id)).toEqual(['understand-event', 'listen-openly', 'explore-deeper', 'clarify-and-account',
    'review-goals', 'explain-reasoning', 'adjust-work', 'hold-limit'])
  for (const tool of interventions) {
    for (const list of [tool.when, tool.steps, tool.words, tool.pitfalls, tool.worked]) expect(list.length).toBeGreaterThanOrEqual(2)
    expect(tool.evidence.some(entry => entry.text.includes('plausible help'))).toBe(true)
    for (const entry of tool.evidence) expect(entry.source.length).toBeGreaterThan(10)
    expect(JSON.stringify(tool)).not.toMatch(LINT)
  }
  expect(() => interventionById('nothing' as InterventionId)).toThrow(RangeError)
})

test('a number in the evidence stands only where its source was seen', () => {
  for (const entry of interventions.flatMap(tool => tool.evidence)) {
    if (/\d/.test(entry.text)) expect(entry.standing).toBe('verified')
  }
})

test('accountability carries a commitment: what, by when, and how it is checked', () => {
  const steps = interventionById('clarify-and-account').steps.join(' ')
  expect(steps).toMatch(/differently, by when, and how/)
})

test('an example apology holds no "if", no "but", and no "you felt"', () => {
  expect(apology.map(part => part.example).join(' ')).not.toMatch(/\b(if|but|you felt|forgive)\b/i)
  expect(interventionById('clarify-and-account').words.join(' ')).not.toMatch(/sorry (if|but)|you felt/i)
})

test('every source has its first moves, except a boundary, which is not for repair talk', () => {
  const covered = new Set(firstMoves.map(row => row.what))
  expect(whats.map(what => what.id).filter(id => !covered.has(id))).toEqual(['boundary'])
  for (const row of firstMoves) {
    expect(row.first.length).toBeGreaterThan(0)
    expect(row.notFirst.length).toBeGreaterThan(0)
    for (const move of row.first) expect(move.lane).toBe('this-session')
    for (const move of row.then) expect(move.lane).toBe('later')
  }
})

test.each<[WhatId, 'withdrawal' | 'confrontation', InterventionId, string]>([
  ['task', 'withdrawal', 'explain-reasoning', 'More homework.'],
  ['task', 'confrontation', 'listen-openly', 'Defending the method.'],
  ['bond', 'withdrawal', 'understand-event', 'Pressing for anger.'],
  ['bond', 'confrontation', 'listen-openly', 'Past relationships, now.'],
  ['goals', 'withdrawal', 'review-goals', 'Talking about patterns.'],
  ['misunderstanding', 'confrontation', 'clarify-and-account', 'A long exploration.'],
  ['culture', 'withdrawal', 'clarify-and-account', 'Asking to be taught.'],
  ['frame', 'confrontation', 'adjust-work', 'Interpreting first.'],
])('%s with %s begins with %s', (what, form, first, notFirst) => {
  const ranking = rankInterventions([what], form)
  expect(ranking.ranked[0]).toMatchObject({ intervention: first, place: 'first', lane: 'this-session' })
  expect(ranking.notFirst).toContain(notFirst)
  expect(ranking.note).toBe(notValidated)
})

test('a mixed form hears the louder side first, and keeps the quieter one', () => {
  const ranking = rankInterventions(['bond'], 'mixed')
  expect(ranking.ranked.map(move => move.intervention)).toEqual(['listen-openly', 'clarify-and-account', 'understand-event', 'explore-deeper'])
  expect(ranking.notFirst).toEqual(['Past relationships, now.', 'Pressing for anger.'])
})

test('a tool stands once in each place, and "first" comes before "then"', () => {
  for (const form of ['withdrawal', 'confrontation', 'mixed', null] as const) {
    const { ranked } = rankInterventions(whats.map(what => what.id).filter(id => id !== 'boundary'), form)
    expect(new Set(ranked.map(move => `${move.place} ${move.intervention}`)).size).toBe(ranked.length)
    expect(ranked.map(move => move.place)).toEqual(ranked.map(move => move.place).toSorted())
  }
})

test('a boundary gives no tool, whatever else was chosen; life outside is cared for without repair talk', () => {
  expect(rankInterventions(['bond', 'boundary'], 'withdrawal')).toMatchObject({ ranked: [], repairTalk: false })
  expect(rankInterventions(['outside'], null).repairTalk).toBe(false)
  expect(rankInterventions([], null).ranked).toEqual([])
})

test('maps, cards, first answers and settings are complete, and in calm words', () => {
  expect(repairMaps.map(map => map.stages.length)).toEqual([4, 5])
  expect(talkCards).toHaveLength(9)
  expect(firstAnswers.map(answer => answer.id))
    .toEqual(['client-denies', 'therapist-disagrees', 'boundary', 'competence', 'not-now', 'good-end'])
  expect(settingNotes.filter(note => !note.supported).map(note => note.id)).toEqual(['couples-families-groups'])
  expect(JSON.stringify([repairMaps, talkCards, firstAnswers, settingNotes, apology, firstMoves])).not.toMatch(LINT)
})
