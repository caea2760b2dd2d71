import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRuptureByHand, recordCaseEvent } from '../src/actions/case-events.ts'
import { type Course, counts, countsForNorms } from '../src/core/budget/index.ts'
import { type NewEvent, judgeRecord } from '../src/core/case/index.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { answeredCases, coursesAfter } from '../src/db/alarm-look.ts'
import { addSettings } from '../src/db/engine-settings.ts'
import { inTenant } from '../src/db/open.ts'
import { recordOfTherapy } from '../src/db/therapy-record.ts'
import { type Answering, answer, newClients, session, weeks } from './answering-practice.ts'
import { type Person, type TestApp, testApp } from './app.ts'
import { value } from './scene.ts'

const DAY = 86_400_000
let t: TestApp
let ada: Person
beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
})
afterAll(() => t.close())

const inPractice = <T>(work: Parameters<typeof inTenant<T>>[2]) => inTenant(t.db, { practiceId: ada.practiceId, memberId: null }, work)
async function courses(shownAt: string | null = null, until = t.clock.now): Promise<Course[]> {
  return (await inPractice((tx) => coursesAfter(tx, null, { instrument: defaultInstrument, withRows: false, shownAt, until }))).courses
}
const later = (days: number) => { t.clock.now = new Date(t.clock.now.getTime() + days * DAY) }
const answers = async (client: Answering, below = 0, days = 7) => {
  later(days)
  await answer(ada.acting(), await session(ada.acting(), client), client, below)
}
/** A client whose steady answers are followed by two much lower ones: a case has opened. */
async function strained(seed: number): Promise<{ client: Answering; ruptureId: string; onset: number }> {
  const [client] = await newClients(ada.acting(), 1, seed) as [Answering]
  await weeks(ada.acting, t.clock, [client], 6)
  await answers(client, 4)
  await answers(client, 4)
  const { rows: [row] } = await t.everything.query('select rupture_id, onset_session from rupture where therapy_id = $1', [client.therapyId])
  return { client, ruptureId: row.rupture_id, onset: row.onset_session }
}
const happens = async (ruptureId: string, event: NewEvent) => value(await recordCaseEvent(ada.acting(), { ruptureId, event }))
const verdictsOf = async (therapyId: string) =>
  (await t.everything.query('select session_number, verdict from response where therapy_id = $1 order by session_number', [therapyId])).rows
const clientOf = async (therapyId: string) => (await t.everything.query('select client_id from therapy where therapy_id = $1', [therapyId])).rows[0].client_id

describe('what the look reads', () => {
  it('leaves out a held answer until it is released, and what came after the look began', async () => {
    const [client] = await newClients(ada.acting(), 1, 1) as [Answering]
    await weeks(ada.acting, t.clock, [client], 4)
    const sessions = async (until = t.clock.now) => (await courses(null, until)).flatMap(({ ratings }) => ratings.map((rating) => rating.session))
    expect(await sessions()).toEqual([1, 2, 3, 4])
    expect(await sessions(new Date(t.clock.now.getTime() - 15 * DAY))).toEqual([1, 2])
    const { rows: [held] } = await t.everything.query('update response set held_from = $1 where therapy_id = $2 and session_number = 3 returning response_id', [ada.memberId, client.therapyId])
    expect(await sessions()).toEqual([1, 2, 4])
    const release = (what: string) => t.everything.query('insert into release (practice_id, response_id, what, released_at, released_by, note) values ($1, $2, $3, $4, $5, $6)',
      [ada.practiceId, held.response_id, what, t.clock.now, ada.memberId, ''])
    await release('words')
    expect(await sessions()).toEqual([1, 2, 4])
    await release('answers')
    expect(await sessions()).toEqual([1, 2, 3, 4])
  })

  it('says who knows a client, and whether they answered since figures were shown', async () => {
    const [client] = await newClients(ada.acting(), 1, 2) as [Answering]
    await answers(client)
    const shownAt = t.clock.now.toISOString()
    const own = async () => (await courses(shownAt)).find((course) => course.ratings.length === 1 || course.anew)
    expect(await own()).toMatchObject({ anew: false, knownTo: [ada.memberId] })
    await answers(client)
    expect(await own()).toMatchObject({ anew: true })
  })

  it('leaves out the ratings of a case that its therapist called a strain, and of norms those that nobody called none', async () => {
    const { client, ruptureId, onset } = await strained(3)
    const clientId = await clientOf(client.therapyId)
    const atOnset = async () => (await courses()).find((course) => course.clientId === clientId)!.ratings.find((rating) => rating.session === onset)!
    const now = async () => { const rating = await atOnset(); return [counts(rating), countsForNorms(rating)] }
    expect(await now()).toEqual([true, false])
    await happens(ruptureId, { type: 'was-it-one', data: { answer: 'yes' } })
    expect(await now()).toEqual([false, false])
    await happens(ruptureId, { type: 'was-it-one', data: { answer: 'no' } })
    expect(await now()).toEqual([true, true])
  })

  it('counts towards precision what answers opened, and nothing that somebody opened by hand', async () => {
    const { ruptureId } = await strained(4)
    await happens(ruptureId, { type: 'was-it-one', data: { answer: 'yes' } })
    const [byHand] = await newClients(ada.acting(), 1, 5) as [Answering]
    await answers(byHand)
    const opened = value(await openRuptureByHand(ada.acting(), { therapyId: byHand.therapyId, by: 'by-hand', because: 'Something felt off.' }))
    await happens(opened.ruptureId, { type: 'was-it-one', data: { answer: 'yes' } })
    const cases = (await inPractice(answeredCases)).map(({ caseId }) => caseId)
    expect(cases).toContain(ruptureId)
    expect(cases).not.toContain(opened.ruptureId)
  })
})

describe('a verdict that was given', () => {
  it('stays, whatever is decided afterwards, under settings old and new, and the series can be judged again', async () => {
    const putInForce = (number: number, limits: { notice: number; alert: number }) => inTenant(t.looking.owner, { practiceId: ada.practiceId, memberId: null }, (tx) => addSettings(tx, ada.practiceId, {
      instrumentId: defaultInstrument.id, instrumentVersion: defaultInstrument.version, number, madeAt: t.clock.now.toISOString(), limits,
      norms: { mean: 4.3, sdBetween: 0.9, sdWithin: 0.4 + number / 20 }, subscales: null, restsOn: { ratings: 300, clients: 20, flags: 12, alerts: 6 },
    }))
    const { client, ruptureId } = await strained(6)
    const { therapyId } = client
    const given = new Map<number, unknown>()
    /** Nothing that was said before is said otherwise now. */
    const stays = async () => {
      for (const { session_number: at, verdict } of await verdictsOf(therapyId)) {
        if (given.has(at)) expect(verdict).toEqual(given.get(at))
        given.set(at, verdict)
      }
    }
    /** The running state is what the whole record gives. */
    const canBeJudgedAgain = async () => {
      const again = await inPractice(async (tx) => judgeRecord((await recordOfTherapy(tx, therapyId, t.clock.now))!.record)!)
      const { rows: [series] } = await t.everything.query('select state from series where therapy_id = $1', [therapyId])
      expect(JSON.parse(JSON.stringify(again.state))).toEqual(series.state)
      // Before the answer that came late, so do the verdicts.
      for (const [at, verdict] of given) if (at <= 8) expect(JSON.parse(JSON.stringify(again.verdicts.get(at)))).toEqual(verdict)
    }
    await stays()
    await canBeJudgedAgain()
    await putInForce(1, { notice: 0.15, alert: 0.05 })
    later(7)
    const unanswered = await session(ada.acting(), client)
    await answers(client, 3, 3)
    await stays()
    await happens(ruptureId, { type: 'set-aside', data: { reason: 'A move that week.' } })
    await stays()
    await happens(ruptureId, { type: 'reopened', data: { reason: 'It came back.' } })
    await stays()
    await putInForce(2, { notice: 0.02, alert: 0.008 })
    // An answer to an earlier session, judged with what is in force now.
    await answer(ada.acting(), unanswered, client, 1)
    await stays()
    await canBeJudgedAgain()
    for (let i = 0; i < 4; i++) await answers(client, 2)
    await stays()
    await canBeJudgedAgain()
    await happens(ruptureId, { type: 'new-usual', data: { reason: 'More candid now.' } })
    await stays()
    await canBeJudgedAgain()
    await answers(client, 2)
    await stays()
    await canBeJudgedAgain()
    const numbers = (await verdictsOf(therapyId)).map(({ verdict }) => verdict.settings ?? 0)
    expect(numbers).toEqual([...Array.from({ length: 8 }, () => 0), 2, 1, 2, 2, 2, 2, 2])
    const own = (await courses()).find((course) => course.ratings.length === numbers.length)!
    expect(own.restarts).toMatchObject([{ through: 14 }])
  })
})
