import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOpen, nextOpening, type ReadingHours } from './hours.ts'
import { dueHandOns, type HandOn, ownerAt, type Ladder } from './routing.ts'

const MINUTE = 60_000
const at = (iso: string) => Date.parse(iso)
const iso = (instant: number | null) => instant === null ? null : new Date(instant).toISOString().slice(0, 16) + 'Z'

const workdays = (zone: string): ReadingHours => ({
  zone, week: Object.fromEntries([1, 2, 3, 4, 5].map(day => [day, [{ from: '09:00', to: '12:00' }, { from: '13:00', to: '17:00' }]])),
})
const berlin = workdays('Europe/Berlin')
const ladder: Ladder = { onDuty: ['Ada', 'Ben', 'Cleo'], hours: berlin }
const owner = (raised: string, now: string, over: Partial<Ladder> = {}) =>
  ownerAt({ raisedAt: at(raised), acknowledgedAt: null }, { ...ladder, ...over }, at(now))

// Berlin is at +01:00 in January. 2026-01-12 is a Monday.
test.each([
  ['in hours, at once', '2026-01-12T10:00+01:00', '2026-01-12T10:00+01:00', 'Ada', '2026-01-12T09:30Z'],
  ['in hours, after 29 minutes', '2026-01-12T10:00+01:00', '2026-01-12T10:29+01:00', 'Ada', '2026-01-12T09:30Z'],
  ['in hours, after 30 minutes', '2026-01-12T10:00+01:00', '2026-01-12T10:30+01:00', 'Ben', '2026-01-12T10:00Z'],
  ['in hours, after 60 minutes: the last person keeps it', '2026-01-12T10:00+01:00', '2026-01-12T11:00+01:00', 'Cleo', null],
  ['before noon: the minutes end in the break, so at the next opening', '2026-01-12T11:50+01:00', '2026-01-12T12:50+01:00', 'Ada', '2026-01-12T12:00Z'],
  ['a quarter of an hour before opening: at the opening', '2026-01-12T08:45+01:00', '2026-01-12T09:00+01:00', 'Ben', '2026-01-12T08:30Z'],
  ['in the evening: until the next opening', '2026-01-12T22:00+01:00', '2026-01-13T08:59+01:00', 'Ada', '2026-01-13T08:00Z'],
  ['in the evening: at the next opening', '2026-01-12T22:00+01:00', '2026-01-13T09:00+01:00', 'Ben', '2026-01-13T08:30Z'],
  ['on Friday evening: over the weekend', '2026-01-16T18:00+01:00', '2026-01-18T18:00+01:00', 'Ada', '2026-01-19T08:00Z'],
])('%s', (_, raised, now, who, next) => {
  const owned = owner(raised, now)
  expect([owned.owner, iso(owned.nextAt)]).toEqual([who, next])
})

test('when the last person’s time is over the task stays open with all who were asked', () => {
  expect(owner('2026-01-12T10:00+01:00', '2026-01-12T11:30+01:00'))
    .toMatchObject({ owner: 'Cleo', asked: ['Ada', 'Ben', 'Cleo'], exhausted: true, nextAt: null, acknowledged: false })
})

test('an acknowledged task stays with the person whose turn it was', () => {
  const task = { raisedAt: at('2026-01-12T10:00+01:00'), acknowledgedAt: at('2026-01-12T10:40+01:00') }
  expect(ownerAt(task, ladder, at('2026-02-01T10:00Z'))).toMatchObject({ owner: 'Ben', acknowledged: true, nextAt: null, exhausted: false })
  expect(ownerAt(task, ladder, at('2026-01-12T10:20+01:00'))).toMatchObject({ owner: 'Ada', acknowledged: false })
})

test('a practice of one, and one that has set no hours', () => {
  expect(owner('2026-01-12T22:00+01:00', '2026-01-12T23:00+01:00', { onDuty: ['Ada'] })).toMatchObject({ owner: 'Ada', exhausted: false, nextAt: null })
  expect(owner('2026-01-12T22:00+01:00', '2026-01-12T22:30+01:00', { hours: { zone: 'Europe/Berlin', week: {} } }).owner).toBe('Ben')
})

test('minutes can be set; nobody on duty, no minutes, a wrong zone or time are refused', () => {
  expect(owner('2026-01-12T10:00+01:00', '2026-01-12T10:10+01:00', { minutes: 10 }).owner).toBe('Ben')
  expect(() => owner('2026-01-12T10:00Z', '2026-01-12T10:10Z', { onDuty: [] })).toThrow(RangeError)
  expect(() => owner('2026-01-12T10:00Z', '2026-01-12T10:10Z', { minutes: 0 })).toThrow(RangeError)
  expect(() => owner('2026-01-12T10:00Z', '2026-01-12T10:10Z', { hours: workdays('Europe/Nowhere') })).toThrow(RangeError)
  expect(() => isOpen({ zone: 'UTC', week: { 1: [{ from: '9', to: '25:00' }] } }, at('2026-01-12T10:00Z'))).toThrow(RangeError)
})

test('an opening includes its first minute and not its end', () => {
  const open = (time: string) => isOpen(berlin, at(`2026-01-12T${time}+01:00`))
  expect([open('08:59'), open('09:00'), open('11:59'), open('12:00'), open('16:59'), open('17:00')])
    .toEqual([false, true, true, false, true, false])
})

test('opening time is local time on both sides of the change of clocks', () => {
  // Berlin: clocks forward on Sunday 2026-03-29, back on Sunday 2026-10-25.
  expect(iso(nextOpening(berlin, at('2026-03-27T20:00Z')))).toBe('2026-03-30T07:00Z')
  expect(iso(nextOpening(berlin, at('2026-10-23T20:00Z')))).toBe('2026-10-26T08:00Z')
})

test('a time that the clock skips opens at the change; a time that comes twice opens the first time', () => {
  const sunday = (from: string): ReadingHours => ({ zone: 'Europe/Berlin', week: { 7: [{ from, to: '06:00' }] } })
  expect(iso(nextOpening(sunday('02:30'), at('2026-03-28T20:00Z')))).toBe('2026-03-29T01:00Z')
  expect(iso(nextOpening(sunday('02:30'), at('2026-10-24T20:00Z')))).toBe('2026-10-25T00:30Z')
  expect(isOpen(sunday('02:30'), at('2026-03-29T00:59Z'))).toBe(false)
  expect(isOpen(sunday('02:30'), at('2026-03-29T01:00Z'))).toBe(true)
})

test('30 minutes are 30 minutes across the change of clocks', () => {
  const night: ReadingHours = { zone: 'Europe/Berlin', week: { 7: [{ from: '00:00', to: '24:00' }] } }
  const raised = at('2026-10-25T00:45Z') // 02:45 summer time; at 01:00Z the clock shows 02:00 again
  const owned = ownerAt({ raisedAt: raised, acknowledgedAt: null }, { ...ladder, hours: night }, raised)
  expect(iso(owned.nextAt)).toBe('2026-10-25T01:15Z')
})

const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Santiago', 'UTC')
// Two years around four changes of clocks in every zone.
const instants = fc.integer({ min: at('2026-01-01T00:00Z') / MINUTE, max: at('2028-01-01T00:00Z') / MINUTE }).map(minutes => minutes * MINUTE)
const weeks = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }).chain(days =>
  fc.tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 1, max: 24 })).map(([start, length]) => {
    const hour = (n: number) => `${String(n).padStart(2, '0')}:00`
    return Object.fromEntries(days.map(day => [day, [{ from: hour(start), to: hour(Math.min(24, start + length)) }]]))
  }))
const anyHours = fc.record({ zone: zones, week: weeks })

test('the next opening is open, later, and nothing opens before it', () => {
  fc.assert(fc.property(anyHours, instants, fc.integer({ min: 1, max: 99 }), (hours, instant, percent) => {
    const opening = nextOpening(hours, instant)!
    expect(opening).toBeGreaterThan(instant)
    expect(isOpen(hours, opening)).toBe(true)
    if (!isOpen(hours, instant)) {
      expect(isOpen(hours, opening - 1000)).toBe(false)
      const between = instant + Math.floor(((opening - instant) * percent) / 100)
      if (between < opening) expect(isOpen(hours, between)).toBe(false)
    }
  }), { numRuns: 400 })
})

test('a task only moves up the ladder, only in reading hours, and changes hands exactly when announced', () => {
  fc.assert(fc.property(anyHours, instants, fc.array(fc.integer({ min: 0, max: 60 * 24 * 9 }), { maxLength: 6 }), (hours, raisedAt, waits) => {
    const task = { raisedAt, acknowledgedAt: null }
    const mine = { ...ladder, hours }
    let rung = 0
    for (const wait of waits.toSorted((a, b) => a - b)) {
      const owned = ownerAt(task, mine, raisedAt + wait * MINUTE)
      const position = mine.onDuty.indexOf(owned.owner)
      expect(position).toBeGreaterThanOrEqual(rung)
      rung = position
      if (owned.since > raisedAt) expect(isOpen(hours, owned.since)).toBe(true)
      if (owned.nextAt !== null) {
        expect(ownerAt(task, mine, owned.nextAt - 1).owner).toBe(owned.owner)
        expect(mine.onDuty.indexOf(ownerAt(task, mine, owned.nextAt).owner)).toBe(position + 1)
      }
    }
  }), { numRuns: 300 })
})

test('once acknowledged, no later moment changes the owner', () => {
  fc.assert(fc.property(anyHours, instants, fc.nat({ max: 20_000 }), fc.nat({ max: 20_000 }), (hours, raisedAt, wait, later) => {
    const acknowledgedAt = raisedAt + wait * MINUTE
    const task = { raisedAt, acknowledgedAt }
    const mine = { ...ladder, hours }
    expect(ownerAt(task, mine, acknowledgedAt + later * MINUTE).owner).toBe(ownerAt(task, mine, acknowledgedAt).owner)
  }), { numRuns: 200 })
})

test('a closed day has no opening, however many stand in a row; opening counts by the local day', () => {
  const winter: ReadingHours = { ...berlin, closed: ['2026-12-24', '2026-12-25', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01'] }
  expect(isOpen(winter, at('2026-12-24T10:00+01:00'))).toBe(false)
  expect(isOpen(winter, at('2026-12-23T10:00+01:00'))).toBe(true)
  expect(iso(nextOpening(winter, at('2026-12-23T16:55+01:00')))).toBe('2027-01-04T08:00Z')
  expect(owner('2026-12-23T16:50+01:00', '2027-01-04T08:59+01:00', { hours: winter }).owner).toBe('Ada')
  expect(owner('2026-12-23T16:50+01:00', '2027-01-04T09:00+01:00', { hours: winter }).owner).toBe('Ben')
  // 23:30 UTC on the 23rd is already the 24th in Berlin.
  const allDay: ReadingHours = { zone: 'Europe/Berlin', week: { 4: [{ from: '00:00', to: '24:00' }] }, closed: ['2026-12-24'] }
  expect(isOpen(allDay, at('2026-12-23T23:30Z'))).toBe(false)
  expect(isOpen({ ...allDay, closed: [] }, at('2026-12-23T23:30Z'))).toBe(true)
})

test('where the next sixty days are all closed the minutes count around the clock: nothing waits for years', () => {
  const closed = Array.from({ length: 70 }, (_, i) => new Date(at('2026-01-12T00:00Z') + i * 86_400_000).toISOString().slice(0, 10))
  expect(owner('2026-01-12T10:00+01:00', '2026-01-12T10:30+01:00', { hours: { ...berlin, closed } }).owner).toBe('Ben')
})

test('who is next, and when, is said until nobody is left', () => {
  expect(owner('2026-01-12T10:00+01:00', '2026-01-12T10:00+01:00')).toMatchObject({ owner: 'Ada', next: 'Ben' })
  expect(owner('2026-01-12T10:00+01:00', '2026-01-12T11:00+01:00')).toMatchObject({ owner: 'Cleo', next: null, nextAt: null })
})

test('hand-ons fall due each at its time, and recorded they are never due again', () => {
  const task = { raisedAt: at('2026-01-12T10:00+01:00'), acknowledgedAt: null }
  const due = dueHandOns(task, ladder, at('2026-01-12T12:00+01:00'))
  expect(due.map((one) => [one.from, one.to, iso(one.at)])).toEqual([
    ['Ada', 'Ben', '2026-01-12T09:30Z'], ['Ben', 'Cleo', '2026-01-12T10:00Z'], ['Cleo', null, '2026-01-12T10:30Z']])
  expect(dueHandOns({ ...task, handedOn: due }, ladder, at('2026-03-01T12:00Z'))).toEqual([])
  expect(ownerAt({ ...task, handedOn: due }, ladder, at('2026-03-01T12:00Z'))).toMatchObject({ owner: 'Cleo', exhausted: true, asked: ['Ada', 'Ben', 'Cleo'] })
})

test('however often and whenever it is computed, the same hand-ons are recorded', () => {
  const raisedAt = at('2026-01-12T10:00+01:00')
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 12 }), (minutes) => {
    const last = raisedAt + 20_001 * MINUTE
    const recorded: HandOn[] = []
    for (const now of [...minutes.toSorted((a, b) => a - b).map((m) => raisedAt + m * MINUTE), last]) {
      recorded.push(...dueHandOns({ raisedAt, acknowledgedAt: null, handedOn: recorded }, ladder, now))
    }
    expect(recorded).toEqual(dueHandOns({ raisedAt, acknowledgedAt: null }, ladder, last))
  }))
})

test('what is recorded stands when the hours change afterwards, and when somebody leaves the ladder', () => {
  const task = { raisedAt: at('2026-01-12T10:00+01:00'), acknowledgedAt: null }
  const handedOn = dueHandOns(task, ladder, at('2026-01-12T10:30+01:00'))
  const never: Ladder = { ...ladder, hours: { ...berlin, week: { 7: [{ from: '09:00', to: '10:00' }] } } }
  expect(ownerAt({ ...task, handedOn }, never, at('2026-01-12T10:31+01:00'))).toMatchObject({ owner: 'Ben', asked: ['Ada', 'Ben'] })
  const withoutBen: Ladder = { ...ladder, onDuty: ['Ada', 'Cleo'] }
  expect(ownerAt({ ...task, handedOn }, withoutBen, at('2026-01-12T10:31+01:00'))).toMatchObject({ owner: 'Cleo' })
})

test('nothing is handed on after somebody has said that they see to it', () => {
  const task = { raisedAt: at('2026-01-12T10:00+01:00'), acknowledgedAt: at('2026-01-12T10:29+01:00') }
  expect(dueHandOns(task, ladder, at('2026-02-01T10:00Z'))).toEqual([])
})
