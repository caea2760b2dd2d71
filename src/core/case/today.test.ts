import { describe, expect, test } from 'vitest'
import type { Level, Note, Verdict } from '../detect/index.ts'
import type { CheckInEvidence, ClientWords } from '../rupture/evidence.ts'
import { findSign } from '../signs/catalogue.ts'
import type { NotedSign } from '../signs/sign.ts'
import type { CaseEvent, NewEvent } from './event.ts'
import { foldCase } from './fold.ts'
import { isSettled } from './today-evidence.ts'
import { type TodayClient, calledBy, groupToday, plainSentences, todayRow } from './today.ts'
import { names as catalogued } from './names.ts'

const names = { ...catalogued, source: (id: string) => id, intervention: (id: string) => (id === 'review-goals' ? 'Review goals' : id) }
const verdict = (level: Level, notes: Note['kind'][] = [], more: Partial<Verdict> = {}): Verdict => ({
  session: 8, score: 4, level, p: null, pRun: null, drop: null, expected: null, state: null, slide: false, stillLower: false, opens: false,
  reAlert: false, slideFrom: null, because: [], notes: notes.map((kind) => ({ kind, because: { rule: kind, text: kind, values: {}, source: '' } })), ...more,
})
const words = (wish: ClientWords['wish']): ClientWords => ({ text: 'The homework was too much.', reader: 'therapist', wish })
function checkIn(level: Level, more: Partial<CheckInEvidence> = {}): CheckInEvidence {
  return { session: 8, date: '2026-11-19', level, score: 4, expected: null, slide: false, subscaleNotices: [], direct: 0, fell: [], words: null, ...more }
}
function sign(signId: string): NotedSign {
  return { noteId: signId, signId, kind: findSign(signId)?.kind ?? 'withdrawal', session: 8, date: '2026-11-19' }
}
function client(level: Level, more: Partial<TodayClient> & { check?: Partial<CheckInEvidence>; signs?: NotedSign[]; notes?: Note['kind'][] } = {}): TodayClient {
  const { check, signs = [], notes = [], ...rest } = more
  return {
    name: 'Noor A.', open: null, settled: false, boundary: false, evidence: { checkIn: checkIn(level, check), signs, goneQuiet: false },
    verdict: verdict(level, notes), silentNotes: [], line: [], nextInDays: 0, nextPassed: false, sessions: 8,
    latest: { session: 8, daysAgo: 4, checkInSent: true, noted: true }, ...rest,
  }
}
function opened(...then: NewEvent[]) {
  const all: NewEvent[] = [{ type: 'opened', data: { by: 'check-in', session: 8, because: '' } }, ...then]
  return foldCase(all.map((e, i) => ({ number: i + 1, at: `2026-11-${20 + i}T10:00:00Z`, by: 'm', ...e }) as CaseEvent))
}
const said = (c: TodayClient) => plainSentences(todayRow(c, names).sentences)

describe('may need a conversation', () => {
  test('an open case nobody has looked at, the wish first, then what fell most', () => {
    const row = todayRow(client('alert', {
      open: opened(), check: { words: words('bring-up'), fell: [{ itemId: 'c', facet: 'confidence', answer: 3, usual: 5 }] }, signs: [sign('short-answers')],
    }), names)
    expect(row).toMatchObject({ group: 'conversation', state: 'alert', place: 'understand' })
    expect(plainSentences(row.sentences)).toBe('Noor wrote to you and asks to talk about it. Clearly lower than usual, most on trust that this helps.')
  })
  test('words that may tell of a boundary ask to be read with care, with nothing to prepare', () => {
    const text = { check: { words: words('bring-up'), direct: 4 as const }, boundary: true }
    for (const open of [null, opened()]) {
      expect(todayRow(client('severe', { ...text, open }), names)).toMatchObject({ group: 'conversation', state: 'alert', prepare: false, place: open && 'understand' })
      expect(said(client('severe', { ...text, open }))).toContain('read with care')
    }
    expect(todayRow(client('usual', { boundary: true, settled: true }), names).group).toBe('quiet')
  })
  test('there is something to prepare where the evidence or a case says so, not where silence is all there is', () => {
    expect(todayRow(client('unanswered', { notes: ['gone-quiet'] }), names)).toMatchObject({ group: 'conversation', prepare: false })
    expect(todayRow(client('alert'), names)).toMatchObject({ group: 'conversation', prepare: true })
    expect(todayRow(client('usual', { notes: ['gone-quiet'], check: { direct: 2 } }), names).prepare).toBe(true)
    expect(todayRow(client('usual', { open: opened() }), names).prepare).toBe(true)
  })
  test('never more than two sentences, and never the client’s own words', () => {
    const full = client('severe', {
      open: opened(), notes: ['gone-quiet'], check: { words: words('just-read'), direct: 4 }, signs: [sign('said-progress'), sign('short-answers')],
    })
    expect(todayRow(full, names).sentences).toHaveLength(2)
    expect(said(full)).not.toContain('homework')
    expect(said(full)).toMatch(/^Noor wrote something for you to read, with no need to talk\./)
  })
  test('the direct question on a form with one answer in every row is asked about in person, not taken as told', () => {
    const flat = client('usual', { check: { direct: 3, flat: true } })
    expect(todayRow(flat, names)).toMatchObject({ group: 'before', state: 'notice', place: null })
    expect(said(flat)).toBe('The same answer in every row, so it may say little. Worth asking in person.')
    expect(todayRow(client('usual', { check: { direct: 3 } }), names)).toMatchObject({ group: 'conversation', state: 'alert' })
  })
  test('what was said directly needs no lower check-in', () => {
    expect(todayRow(client('usual', { signs: [sign('said-progress')] }), names)).toMatchObject({ group: 'conversation', state: 'alert', place: null })
    expect(said(client('usual', { signs: [sign('said-progress')] }))).toBe('Noor told you so in session 8: about their progress.')
  })
  test.each([['perfect', 'highest'], ['flat', 'same answer'], ['gone-quiet', 'not answered']] as const)('%s is worth asking in person', (kind, word) => {
    const row = todayRow(client('usual', { notes: [kind] }), names)
    expect(row).toMatchObject({ group: 'conversation', state: 'notice' })
    expect(plainSentences(row.sentences)).toContain(word)
  })
  test('gone quiet is seen in the silence since the latest answer', () => {
    const silent: Note = { kind: 'gone-quiet', because: { rule: '', text: '', values: {}, source: '' } }
    expect(todayRow(client('usual', { silentNotes: [silent] }), names).group).toBe('conversation')
  })
  test('the direct question from step 2 on', () => {
    expect(todayRow(client('usual', { check: { direct: 1 } }), names).group).toBe('quiet')
    expect(todayRow(client('usual', { check: { direct: 2 } }), names)).toMatchObject({ group: 'conversation', state: 'notice' })
  })
  test('back to usual without a word is worth a light question', () => {
    const view = opened({ type: 'rated', data: { session: 9, level: 'usual', episode: 'returned' } })
    expect(todayRow(client('usual', { open: view }), names)).toMatchObject({ group: 'conversation', place: 'open' })
    expect(said(client('usual', { open: view }))).toBe('Back at the usual level without a word about it. It may be worth a light question.')
  })
})

describe('repair under way', () => {
  const talked: NewEvent = { type: 'conversation', data: { session: 9, how: 'well' } }
  test('recovering says what was done and how the client called it', () => {
    const view = opened(talked, { type: 'rated', data: { session: 9, level: 'usual', episode: 'recovering' } }, { type: 'client-resolved', data: { session: 9, steps: 3 } })
    expect(todayRow(client('usual', { open: view }), names)).toMatchObject({ group: 'repair', state: 'recovering', place: 'follow-up' })
    expect(said(client('usual', { open: view }))).toBe('Coming back: you talked about it in session 9; Noor called it mostly put right.')
  })
  test('talked about, still low: the plan for this session, until it is noted', () => {
    const plan: NewEvent = { type: 'planned', data: { interventions: [{ id: 'review-goals', lane: 'this-session' }], words: '' } }
    const low: NewEvent = { type: 'rated', data: { session: 9, level: 'alert', episode: 'open' } }
    expect(said(client('alert', { open: opened(talked, low, plan) }))).toBe('Talked about in session 9, still low. Planned for this session: review goals.')
    const stepped = opened(talked, low, plan, { type: 'step-noted', data: { intervention: 'review-goals', how: 'done', next: '' } })
    expect(said(client('alert', { open: stepped }))).toBe('Talked about in session 9, still low. Something else may be needed: look at the source again.')
  })
  test('waiting on purpose is under way too', () => {
    expect(said(client('alert', { open: opened({ type: 'waiting', data: { reason: 'exam week' } }) }))).toMatch(/^You are waiting on purpose\./)
  })
})

describe('before the next sessions, and quiet', () => {
  test('a lower check-in is listed whenever the next session is', () => {
    for (const nextInDays of [null, 0, 20]) expect(todayRow(client('notice', { nextInDays }), names)).toMatchObject({ group: 'before', state: 'notice' })
  })
  test('what is still to do counts only while the session is near', () => {
    const open = { session: 8, daysAgo: 4, checkInSent: false, noted: false }
    expect(said(client('usual', { latest: open, nextInDays: 3 }))).toBe('The check-in about session 8 has not been sent. Your note on session 8 is still open.')
    expect(todayRow(client('usual', { latest: open, nextInDays: 4 }), names).group).toBe('quiet')
    expect(said(client('usual', { latest: { ...open, checkInSent: true, daysAgo: 40 }, nextInDays: 1 }))).toBe('')
  })
  test('a planned time that has passed, and a beginning', () => {
    expect(said(client('usual', { nextPassed: true }))).toContain('Add the session once it took place')
    expect(said(client('usual', { sessions: 0, latest: null, nextInDays: null }))).toContain('Add the first one')
  })
  test('started low asks what would make it worth their time', () => {
    expect(said(client('learning', { notes: ['started-low'] }))).toContain('worth their time')
  })
  test('a sign the therapist noted is never called nothing unusual', () => {
    const row = todayRow(client('usual', { signs: [sign('short-answers')], nextInDays: null }), names)
    expect(row.group).toBe('before')
    expect(plainSentences(row.sentences)).toBe('You noted: short answers.')
  })
  test('own cues and markers that add up are said without naming them', () => {
    const signs = ['dread', 'guilt', 'rushing', 'felt-distance', 'one-sided', 'tiredness'].map(sign)
    expect(todayRow(client('unanswered', { signs, nextInDays: null }), names)).toMatchObject({ group: 'before', state: 'notice' })
    expect(said(client('unanswered', { signs, nextInDays: null }))).toBe('Small things you noted add up to some reason to ask.')
  })
  test('several signs in one order, whatever the order of the notes', () => {
    const several = ['very-still', 'about-approach', 'short-answers', 'rushing'].map(sign)
    for (const signs of [several, several.toReversed()]) {
      expect(said(client('usual', { signs, nextInDays: null }))).toBe('You noted: unhappy with the approach, short answers and more.')
    }
  })
  test('nothing to say is one quiet line', () => {
    expect(todayRow(client('usual'), names)).toEqual({ group: 'quiet', state: null, sentences: [], place: null, prepare: false })
  })
  test('what a closed case dealt with does not come back', () => {
    expect(todayRow(client('severe', { settled: true }), names).group).toBe('quiet')
    expect(said(client('severe', { settled: true }))).toBe('What stood out has been dealt with.')
    expect(said(client('usual', { settled: true }))).toBe('')
    expect(isSettled('2026-11-20T10:00:00Z', '2026-11-19T10:00:00Z', [sign('short-answers')])).toBe(true)
    expect(isSettled('2026-11-20T10:00:00Z', '2026-11-21T10:00:00Z', [])).toBe(false)
    expect(isSettled('2026-11-18T10:00:00Z', null, [sign('short-answers')])).toBe(false)
    expect(isSettled(null, null, [])).toBe(false)
  })
})

test('groups keep the nearest session first, without one last', () => {
  const row = { group: 'before', state: null, sentences: [], place: null, prepare: false } as const
  const rows = [{ row, nextAt: null, name: 'B' }, { row, nextAt: 2, name: 'C' }, { row, nextAt: null, name: 'A' }, { row, nextAt: 1, name: 'D' }]
  expect(groupToday(rows).before.map((r) => r.name)).toEqual(['D', 'C', 'A', 'B'])
})

test('a name as it is called: the first one, initials whole, its own direction kept', () => {
  expect(['Noor A.', 'J. M.', ' Tomás ', 'X'].map(calledBy)).toEqual(['Noor', 'J. M.', 'Tomás', 'X'])
  expect(calledBy('نور الهدى')).toBe('\u2068نور\u2069')
})
