import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { type Answering, answer, newClients, session, weeks } from '../../test/answering-practice.ts'
import { type Person, type TestApp, testApp, textOf } from '../../test/app.ts'
import { lookAtAlarms, lookAtAllDue } from '../actions/look-at-alarms.ts'
import { judgeRecord } from '../core/case/index.ts'
import { allianceCheckinLong } from '../core/instruments/alliance-checkin-long.ts'
import { keepLook } from '../db/alarm-look.ts'
import { addSettings, settingsHistory } from '../db/engine-settings.ts'
import { inTenant, openDatabase } from '../db/open.ts'
import { recordOfTherapy } from '../db/therapy-record.ts'

const DAY = 86_400_000
let t: TestApp
let ada: Person
let clients: Answering[]
/** Weeks go by in this story, so everybody signs in again before they look. */
const words = async (who: Person) => textOf((await t.get('/alarms', { cookie: await t.signIn(who) })).html)
const look = () => lookAtAlarms(t.looking, ada.practiceId, t.clock.now)
const inPractice = <T>(work: Parameters<typeof inTenant<T>>[2]) => inTenant(t.db, { practiceId: ada.practiceId, memberId: null }, work)
const verdictsOf = async (therapyId: string) =>
  (await t.everything.query('select session_number, verdict, late from response where therapy_id = $1 order by session_number', [therapyId])).rows

/** The series as it would be judged from the beginning now: it is what the running state stands for. */
async function expectSame(therapyId: string): Promise<void> {
  const again = await inPractice(async (tx) => judgeRecord((await recordOfTherapy(tx, therapyId, t.clock.now))!.record)!)
  const { rows: [series] } = await t.everything.query('select state from series where therapy_id = $1', [therapyId])
  expect(JSON.parse(JSON.stringify(again.state))).toEqual(series.state)
  for (const row of await verdictsOf(therapyId)) if (!row.late) expect(JSON.parse(JSON.stringify(again.verdicts.get(row.session_number)))).toEqual(row.verdict)
}

beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  clients = await newClients(ada.acting(), 36, 5)
})
afterAll(() => t.close())

// One story, in order: each test goes on where the one before ended.
describe('a practice and its alarm budget', () => {
  it('begins with nothing, then says how far it is, and judges with what it came with', async () => {
    expect(await words(ada)).toContain('Nothing to count yet')
    await weeks(ada.acting, t.clock, clients, 6)
    expect(await look()).toBe(0)
    const seen = await words(ada)
    // In steps: from one day to the next nobody reads who answered.
    expect(seen).toMatch(/Attune still uses the limits it came with: (180|210) or a few more of the 300 ratings/)
    expect(seen).toContain('Nothing so far: limits and norms are as they came.')
    expect(seen).toContain('Norms of this practice’s own need 100 clients with at least 3 ratings; so far it has 30 or a few more.')
    expect(seen).not.toMatch(/Quillfeather|Ada Lindqvist per/)
  })

  it('sets its own limits with 300 ratings, once, as an event that everybody can read', async () => {
    await weeks(ada.acting, t.clock, clients, 4)
    const before = await Promise.all(clients.map(({ therapyId }) => verdictsOf(therapyId)))
    // Two servers that look at once put them in force once.
    expect((await Promise.all([look(), look()])).toSorted()).toEqual([0, 1])
    expect(await look()).toBe(0)
    const history = await inPractice((tx) => settingsHistory(tx))
    expect(history).toHaveLength(1)
    expect(history[0]).toMatchObject({ number: 1, norms: null, subscales: null, madeAt: t.clock.now.toISOString() })
    const seen = await words(ada)
    expect(seen).toMatch(/Attune asked somebody to look \d\.\d times in 100 ratings: (about as often as|less often than|more often than) meant\./)
    expect(seen).toContain(`lower .05 to ${String(history[0]!.limits!.notice).slice(1)}`)
    expect(seen).toMatch(/likely \d/)
    const { rows } = await t.everything.query("select member_id, data from audit where action = 'limits and norms of the practice changed'")
    expect(rows).toMatchObject([{ member_id: null, data: { number: 1 } }])
    // What was said stays, to the last figure.
    expect(await Promise.all(clients.map(({ therapyId }) => verdictsOf(therapyId)))).toEqual(before)
  })

  it('lets others have the connection while it looks', async () => {
    const only = openDatabase({ ...t.owner, max: 1 })
    await t.everything.query('delete from alarm_look where practice_id = $1', [ada.practiceId])
    let looking = true
    const looked = lookAtAlarms({ ...t.looking, db: only.db }, ada.practiceId, t.clock.now).finally(() => { looking = false })
    await inTenant(only.db, ada, (tx) => tx.selectFrom('practice').select('name').executeTakeFirst())
    expect(looking).toBe(true)
    expect(await looked).toBe(0)
    await only.close()
  })

  it('judges what comes in from then on with them, says so in the verdict, and can judge it all again', async () => {
    const [one, two] = clients as [Answering, Answering]
    const late = await session(ada.acting(), one)
    t.clock.now = new Date(t.clock.now.getTime() + 3 * DAY)
    await answer(ada.acting(), await session(ada.acting(), one), one)
    await answer(ada.acting(), await session(ada.acting(), two), two, 2)
    const given = await verdictsOf(one.therapyId)
    expect(given.map((row) => row.verdict.settings)).toEqual([...Array.from({ length: 10 }), 1])
    await expectSame(two.therapyId)
    // The late answer is judged with what is in force now; nothing before or after it changes.
    await answer(ada.acting(), late, one)
    const after = await verdictsOf(one.therapyId)
    expect(after.filter((row) => !row.late)).toEqual(given)
    expect(after.find((row) => row.late)!.verdict.settings).toBe(1)
    const { rows: [series] } = await t.everything.query('select state from series where therapy_id = $1', [one.therapyId])
    const again = await inPractice(async (tx) => judgeRecord((await recordOfTherapy(tx, one.therapyId, t.clock.now))!.record)!)
    expect(JSON.parse(JSON.stringify(again.state))).toEqual(series.state)
  })

  it('finds its own norms with a hundred clients, and goes on from there', async () => {
    const more = await newClients(ada.acting(), 70, 900)
    await weeks(ada.acting, t.clock, more, 4)
    expect(await look()).toBe(1)
    const history = await inPractice((tx) => settingsHistory(tx))
    expect(history.map(({ number }) => number)).toEqual([1, 2])
    const norms = history[1]!.norms!
    expect(norms.sdBetween).toBeLessThan(1.1)
    expect(norms.sdBetween).toBeGreaterThan(0.7)
    const seen = await words(ada)
    expect(seen).toContain('Found here')
    expect(seen).toMatch(/how far clients lie apart 1\.20 to 0\.\d\d/)
    await answer(ada.acting(), await session(ada.acting(), more[0]!), more[0]!)
    expect((await verdictsOf(more[0]!.therapyId)).map((row) => row.verdict.settings)).toEqual([1, 1, 1, 1, 2])
    await expectSame(more[0]!.therapyId)
    await expectSame(clients[3]!.therapyId)
  })

  it('shows nothing new while few have answered since, nor where a colleague would find few in the difference', async () => {
    const formOf = async () => (await t.everything.query('select forms from alarm_look where practice_id = $1', [ada.practiceId])).rows[0].forms[0]
    const before = (await formOf()).shown
    const few = clients.slice(0, 8)
    await weeks(ada.acting, t.clock, few, 4)
    await look()
    const after = await formOf()
    expect(after.answered).toBeGreaterThanOrEqual(before.ratings)
    expect(after.shown).toEqual(before)
    // A second therapist with few clients: whoever subtracts Ada's would be left with them.
    const cato = await t.addMember(ada, { name: 'Cato Berg', firstName: 'Cato', roles: ['therapist'] })
    const theirs = await newClients(cato.acting(), 3, 4_000)
    await weeks(cato.acting, t.clock, theirs, 2)
    await weeks(ada.acting, t.clock, clients, 1)
    await look()
    expect((await formOf()).shown).toEqual(before)
  })

  it('is looked at once a day, whoever asks, and stays in its practice', async () => {
    const stranger = await t.createPractice()
    t.clock.now = new Date(t.clock.now.getTime() + 2 * DAY)
    const looked = async () => (await t.everything.query('select looked_at from alarm_look where practice_id = $1', [ada.practiceId])).rows[0].looked_at
    await Promise.all([lookAtAllDue(t.looking, t.clock.now), lookAtAllDue(t.looking, t.clock.now)])
    expect(await looked()).toEqual(t.clock.now)
    const then = t.clock.now
    t.clock.now = new Date(t.clock.now.getTime() + DAY / 4)
    await lookAtAllDue(t.looking, t.clock.now)
    expect(await looked()).toEqual(then)
    expect(await words(stranger)).toContain('Nothing to count yet')
  })

  it('is reached from the settings by everybody who may read it, says where one is, and leads on to trying the rules', async () => {
    const others = [await t.addMember(ada, { roles: ['therapist'] }), await t.addMember(ada, { roles: ['supervisor'] }), await t.createPractice()]
    for (const who of [ada, ...others]) {
      const cookie = await t.signIn(who)
      expect((await t.get('/settings', { cookie })).html).toContain('href="/alarms"')
      const { html } = await t.get('/alarms', { cookie })
      expect(html).toContain('<title>How often it speaks · Attune</title>')
      expect(html).toMatch(/<a href="\/settings" aria-current="page"/)
      for (const path of ['/alarms', '/guides']) expect((await t.get(path, { cookie })).html, path).toContain('href="/try"')
    }
  })

  it('is read by therapists and supervisors, by nobody outside, and its settings are written by no member', async () => {
    const ben = await t.addMember(ada, { roles: ['therapist'] })
    expect(await words(ben)).toContain('Asked somebody to look')
    expect((await t.get('/alarms', await t.addMember(ada, { roles: ['recipient'] }))).status).toBe(403)
    for (const statement of [
      `insert into engine_settings select practice_id, instrument_id, instrument_version, 9, made_at, limits, norms, subscales, rests_on from engine_settings limit 1`,
      `update alarm_look set looked_at = looked_at - interval '1 day'`,
    ]) {
      for (const memberId of [ada.memberId, null]) {
        await expect(inTenant(t.db, { ...ada, memberId }, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow('permission denied')
      }
    }
  })
})

describe('the parts of a form', () => {
  it('each change of their norms stands in the history with what it was and is', async () => {
    const ruth = await t.createPractice()
    const { id: instrumentId, version: instrumentVersion } = allianceCheckinLong
    const bond = { mean: 4.6, sdBetween: 1.1, sdWithin: 0.5 }
    const madeAt = t.clock.now.toISOString()
    const shared = { instrumentId, instrumentVersion, madeAt, limits: null, norms: null, restsOn: { ratings: 500, clients: 120, flags: 20, alerts: 10 } }
    await inTenant(t.looking.owner, { practiceId: ruth.practiceId, memberId: null }, async (tx) => {
      await addSettings(tx, ruth.practiceId, { ...shared, number: 1, subscales: { bond } })
      await addSettings(tx, ruth.practiceId, { ...shared, number: 2, subscales: { bond: { ...bond, mean: 4.8 } } })
      const form = { instrumentId, instrumentVersion, answered: 600, ratings: 500, clientsForNorms: 120, shown: null }
      await keepLook(tx, ruth.practiceId, { lookedAt: t.clock.now, forms: [form], precision: null, precisionCases: [] })
    })
    const seen = await words(ruth)
    expect(seen).toContain('Norms of the part about the bond: usual rating 4.60 to 4.80. ')
    expect(seen).toContain('Norms of the part about the bond: usual rating none to 4.60; how far clients lie apart none to 1.10; how far the ratings of one client lie apart none to 0.50.')
  })
})
