import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addClient } from '../src/actions/add-client.ts'
import { invite } from '../src/actions/invite.ts'
import { recordSession } from '../src/actions/record-session.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { forEach, gathered } from '../src/db/gathered.ts'
import { inTenant } from '../src/db/open.ts'
import { rowField } from '../src/survey/view.ts'
import { type Fields, type Person, type Reply, type TestApp, testApp } from './app.ts'
import { value } from './scene.ts'

/** Check-ins that arrive in the same moment are stored by one statement: nobody may notice. */
const WEEK = 7 * 86_400_000
let t: TestApp
let ada: Person

beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
})
afterAll(() => t.close())

const newTherapy = async (who: Person, name: string): Promise<string> => value(await addClient(who.acting(), {
  name, language: 'en', contact: '', timeZone: 'Europe/Zurich', instrumentId: defaultInstrument.id, setting: 'in-person',
  startedOn: t.clock.now.toISOString().slice(0, 10),
})).therapyId

async function invitation(who: Person, therapyId: string): Promise<{ token: string; sessionId: string }> {
  const { sessionId } = value(await recordSession(who.acting(), { therapyId, heldAt: t.clock.now, kind: 'held', secondThatDay: false }))
  return { sessionId, token: value(await invite(who.acting(), { sessionId })).token }
}

const rows = (answer: number, direct = 0): Fields => Object.fromEntries(defaultInstrument.items.map((item) =>
  [rowField(item.id), String(item.kind === 'direct' ? direct : answer)]))
const keyOf = async (token: string): Promise<string> => /name="key" value="([^"]+)"/.exec((await t.get(`/c/${token}?questions`)).html)![1]!
const about = async (table: string, therapyId: string) => (await t.everything.query(`select * from ${table} where therapy_id = $1`, [therapyId])).rows
/** In how many transactions these responses were written. */
const transactions = async (therapies: readonly string[]): Promise<number> =>
  (await t.everything.query('select count(distinct xmin::text)::integer as n from response where therapy_id = any ($1)', [therapies])).rows[0].n

/** What a client sends in one week; null = not answered. */
type Week = Fields | null

/** Courses that take every way through storing: plain, a dip that opens a case and is answered on, words, a risk, words elsewhere, silence. */
const courses: Week[][] = [
  [rows(5), rows(5), rows(5), rows(5), rows(5), rows(5)],
  [rows(5), rows(5), rows(5), rows(1, 3), rows(2, 2), rows(5)],
  [rows(4), null, rows(4), { ...rows(4), words: 'It went a bit fast.' }, null, rows(4)],
  [rows(3), rows(3), { ...rows(1), words: 'I want to kill myself.', reader: 'therapist' }, rows(3), rows(3), rows(3)],
  [rows(6), rows(6), { ...rows(0, 4), words: 'Please talk to somebody else about it.', wish: 'just-read' }, rows(0, 4), rows(1), rows(6)],
  [rows(5), rows(4), rows(5), rows(2, 3), null, rows(2, 3)],
]

/** Everything that was stored of a therapy, but ids, keys and the time of day. */
async function storedOf(therapyId: string) {
  const responses = (await about('response', therapyId)).toSorted((a, b) => a.session_number - b.session_number)
  const { rows: events } = await t.everything.query(`select e.number, e.at, e.by_member, e.type, e.data from case_event e
    join rupture u on u.rupture_id = e.rupture_id where u.therapy_id = $1 order by u.opened_at, e.number`, [therapyId])
  const { rows: [noted] } = await t.everything.query(`select count(*)::integer as n from audit where action = 'response received'
    and subject_id in (select checkin_id from checkin where therapy_id = $1)`, [therapyId])
  return {
    responses: responses.map((r) => [r.session_number, r.score, r.unscorable, r.direct, r.late, r.verdict, r.answers, r.held_from === null, r.received_at]),
    words: (await about('response_words', therapyId)).map((w) => [w.words, w.reader, w.wish, w.reader_id]).sort(),
    series: (await about('series', therapyId)).map((s) => [s.state, s.line, s.judged_session, s.revision]),
    ruptures: (await about('rupture', therapyId)).map((u) => [u.onset_session, u.stage, u.closed, u.events, u.opened_at, u.changed_at]),
    events, tasks: (await about('risk_task', therapyId)).map((k) => [k.reasons, k.ladder, k.held_from === null, k.raised_at]), noted: noted.n,
  }
}

describe('check-ins that arrive in the same moment', () => {
  it('leave behind exactly what they leave one after the other, whatever is in them', async () => {
    const apart = await Promise.all(courses.map((_, i) => newTherapy(ada, `Apart ${i}`)))
    const together = await Promise.all(courses.map((_, i) => newTherapy(ada, `Together ${i}`)))
    let statements = 0
    for (let week = 0; week < courses[0]!.length; week++) {
      t.clock.now = new Date(t.clock.now.getTime() + WEEK)
      const forms = async (therapies: string[]) => Promise.all(therapies.map(async (therapyId, i) => {
        const { token } = await invitation(ada, therapyId)
        return { path: `/c/${token}`, sent: courses[i]![week] && { key: await keyOf(token), ...courses[i]![week] } }
      }))
      for (const { path, sent } of await forms(apart)) if (sent) expect((await t.post(path, sent)).status).toBe(200)
      const before = await transactions(together)
      const replies = await Promise.all((await forms(together)).flatMap(({ path, sent }) => (sent ? [t.post(path, sent)] : [])))
      expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([200]))
      statements += await transactions(together) - before
    }
    // The test would show nothing if they had not been stored together.
    expect(statements).toBeLessThan(courses.flat().filter((sent) => sent).length)
    for (const [i, therapyId] of apart.entries()) expect(await storedOf(together[i]!), `course ${i}`).toEqual(await storedOf(therapyId))
    expect((await storedOf(apart[3]!)).tasks).not.toEqual([])
    expect((await storedOf(apart[1]!)).ruptures).not.toEqual([])
  })

  it('do not suffer from one among them that cannot be stored, and a second tap is no second answer', async () => {
    t.clock.now = new Date(t.clock.now.getTime() + WEEK)
    const therapies = await Promise.all(['A', 'B', 'C', 'D'].map((name) => newTherapy(ada, name)))
    const links = await Promise.all(therapies.map((therapyId) => invitation(ada, therapyId)))
    const [plain, doubled, over, twice] = links.map(({ token }) => token)
    const keys = await Promise.all([plain!, doubled!, over!, twice!].map(keyOf))
    // A second link about the same session: the first complete answer counts.
    const again = value(await invite(ada.acting(), { sessionId: links[3]!.sessionId })).token
    await t.everything.query('update checkin set revoked_at = null where therapy_id = $1', [therapies[3]])
    await t.everything.query('update checkin set expires_at = $2 where therapy_id = $1', [therapies[2], new Date(t.clock.now.getTime() - 1)])
    const keyAgain = await keyOf(again)
    const replies = await Promise.all([
      t.post(`/c/${plain}`, { key: keys[0]!, ...rows(5) }),
      t.post(`/c/${doubled}`, { key: keys[1]!, ...rows(4) }), t.post(`/c/${doubled}`, { key: keys[1]!, ...rows(4) }),
      t.post(`/c/${over}`, { key: keys[2]!, ...rows(3) }), t.post('/c/' + 'B'.repeat(43), { key: keys[2]!, ...rows(3) }),
      t.post(`/c/${twice}`, { key: keys[3]!, ...rows(2) }), t.post(`/c/${again}`, { key: keyAgain, ...rows(1) }),
    ])
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 404, 404, expect.any(Number), expect.any(Number)])
    expect(replies.slice(5).map((reply) => reply.status).sort()).toEqual([200, 404])
    expect(await Promise.all(therapies.map(async (therapyId) => (await about('response', therapyId)).length))).toEqual([1, 1, 0, 1])
  })

  it('of several practices stay apart: each confirmation names its own practice, and each row is its own', async () => {
    const others = [ada, await t.createPractice({ practiceName: 'Hill House' }), await t.createPractice({ practiceName: 'Lake House' })]
    t.clock.now = new Date(t.clock.now.getTime() + WEEK)
    const forms = await Promise.all(others.flatMap((who) => [1, 2, 3].map(async (n) => {
      const therapyId = await newTherapy(who, `Client ${n}`)
      const { token } = await invitation(who, therapyId)
      return { who, therapyId, token, key: await keyOf(token), level: n }
    })))
    const replies = await Promise.all(forms.map(({ token, key, level }): Promise<Reply> => t.post(`/c/${token}`, { key, ...rows(level) })))
    for (const [i, { who, therapyId, level }] of forms.entries()) {
      const name = ['Riverside Practice', 'Hill House', 'Lake House'][others.indexOf(who)]!
      expect(replies[i]!.html).toContain(name)
      expect(await about('response', therapyId)).toMatchObject([{ practice_id: who.practiceId, score: level }])
    }
  })

  it('wait for nobody’s lock together: who is free is confirmed while one is still being written by somebody else', async () => {
    t.clock.now = new Date(t.clock.now.getTime() + WEEK)
    const therapies = await Promise.all(['Free', 'Busy'].map((name) => newTherapy(ada, name)))
    const [free, busy] = await Promise.all(therapies.map((therapyId) => invitation(ada, therapyId)))
    const keys = await Promise.all([free!.token, busy!.token].map(keyOf))
    const locked = Promise.withResolvers<void>()
    const enough = Promise.withResolvers<void>()
    const writer = inTenant(t.db, ada, async (tx) => {
      await tx.selectFrom('checkin').select('checkin_id').where('session_id', '=', busy!.sessionId).forUpdate().execute()
      locked.resolve()
      await enough.promise
    })
    await locked.promise
    const waiting = t.post(`/c/${busy!.token}`, { key: keys[1]!, ...rows(4) })
    expect((await t.post(`/c/${free!.token}`, { key: keys[0]!, ...rows(4) })).status).toBe(200)
    expect(await about('response', therapies[1]!)).toEqual([])
    enough.resolve()
    await writer
    expect((await waiting).status).toBe(200)
    expect(await about('response', therapies[1]!)).toHaveLength(1)
  })

  it('are stored all the same where two wait for each other, and the database sends one of them away', async () => {
    // Two that wait for each other cannot be had at will; what the database then says can. A sequence is not taken back with the rest.
    await t.everything.query(`create sequence sent_away; grant usage on sequence sent_away to public;
      create function send_away_once() returns trigger language plpgsql as $$ begin
        if nextval('sent_away') = 1 then raise exception 'deadlock detected' using errcode = '40P01'; end if;
        return new;
      end $$;
      create trigger send_away before insert on series for each row execute function send_away_once()`)
    const therapyId = await newTherapy(ada, 'Crossed')
    const { token } = await invitation(ada, therapyId)
    expect((await t.post(`/c/${token}`, { key: await keyOf(token), ...rows(4) })).status).toBe(200)
    expect(await about('response', therapyId)).toHaveLength(1)
    expect((await t.everything.query('select last_value::integer as tries from sent_away')).rows).toEqual([{ tries: 2 }])
    await t.everything.query('drop trigger send_away on series')
  })
})

describe('what is gathered', () => {
  const sameTurn = <One, Answer>(ask: (one: One) => Promise<Answer>, all: readonly One[]) => Promise.allSettled(all.map(ask))

  it('is asked for once, in order, by kind, and never more than 32 together', async () => {
    const asked: number[][] = []
    const ask = gathered(async (all: readonly number[]) => { asked.push([...all]); return all.map((n) => n * 2) }, (n) => String(n % 2))
    const answers = await sameTurn(ask, Array.from({ length: 70 }, (_, i) => i))
    expect(answers.map((one) => one.status === 'fulfilled' && one.value)).toEqual(Array.from({ length: 70 }, (_, i) => i * 2))
    expect(asked.map((all) => all.length)).toEqual([32, 3, 32, 3])
    expect(asked.every((all) => new Set(all.map((n) => n % 2)).size === 1)).toBe(true)
    expect(await ask(100)).toBe(200)
    expect(asked.at(-1)).toEqual([100])
  })

  it('is asked for each alone when it fails together, so that only the one at fault hears of it', async () => {
    const ask = gathered(async (all: readonly number[]) => {
      if (all.includes(3)) throw new Error('three')
      return all
    })
    const answers = await sameTurn(ask, [1, 2, 3, 4])
    expect(answers.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  })

  it('fails for all at once where the database is away: trying each would only keep people waiting', async () => {
    let times = 0
    const ask = gathered(async () => { times++; throw Object.assign(new Error('Connection terminated unexpectedly')) })
    expect((await sameTurn(ask, [1, 2, 3])).map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(times).toBe(1)
  })

  it('belongs to one owner', () => {
    const made = forEach((owner: { name: string }) => ({ of: owner.name }))
    const [a, b] = [{ name: 'a' }, { name: 'b' }]
    expect(made(a)).toBe(made(a))
    expect([made(a).of, made(b).of]).toEqual(['a', 'b'])
  })
})
