import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldsIn, type Person, testApp, type TestApp, textOf } from '../../test/app.ts'
import { addClient } from '../actions/add-client.ts'
import { changeClient } from '../actions/change-client.ts'
import { endTherapy } from '../actions/end-therapy.ts'
import { defaultInstrument } from '../core/instruments/index.ts'

let t: TestApp
let ada: Person
beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
})
afterAll(() => t.close())

const noted = { name: 'Noor A.', language: 'en', contact: '', timeZone: 'Europe/Zurich', setting: 'in-person', startedOn: '2026-05-11' } as const

async function client(): Promise<{ clientId: string; therapyId: string; path: string }> {
  const added = await addClient(ada.acting(), { ...noted, instrumentId: defaultInstrument.id })
  if (!added.ok) throw new Error(JSON.stringify(added.problems))
  return { ...added.value, path: `/clients/${added.value.clientId}/details` }
}
const stored = async (clientId: string) => (await t.everything.query(
  'select name, contact, language, time_zone, setting, started_on::text from client join therapy using (practice_id, client_id) where client_id = $1', [clientId])).rows[0]

describe('the details of a client', () => {
  test('are one step from the client’s page, kept as corrected, and the change is written down', async () => {
    const { clientId, therapyId, path } = await client()
    expect((await t.get(`/therapies/${therapyId}`, ada)).html).toContain(`href="${path}"`)
    const fields = fieldsIn((await t.get(path, ada)).html, path)
    expect(fields).toMatchObject({ name: 'Noor A.', contact: '', timeZone: 'Europe/Zurich', setting: 'in-person', startedOn: '2026-05-11' })
    const reply = await t.post(path, { ...fields, name: ' Noor Aziz ', contact: '079 000 00 00', timeZone: 'Asia/Calcutta', setting: 'telehealth', startedOn: '2026-03-02' }, ada)
    expect([reply.status, reply.to]).toEqual([303, `/therapies/${therapyId}?done=details-kept`])
    expect(await stored(clientId)).toEqual({
      name: 'Noor Aziz', contact: '079 000 00 00', language: 'en', time_zone: 'Asia/Calcutta', setting: 'telehealth', started_on: '2026-03-02',
    })
    expect(textOf((await t.get(reply.to, ada)).html)).toContain('The details are kept')
    // A zone that was kept under its name of former days is shown under the one of today.
    expect(fieldsIn((await t.get(path, ada)).html, path).timeZone).toBe('Asia/Kolkata')
    const { rows } = await t.everything.query("select member_id, data from audit where action = 'client changed' and subject_id = $1", [clientId])
    expect(rows).toEqual([{ member_id: ada.memberId, data: {} }])
  })

  test('an earlier session is no dead end: the sentence says where the first day is changed, and then it is taken', async () => {
    const { clientId, therapyId, path } = await client()
    const session = { date: '2026-05-04', time: '10:00' }
    const refused = textOf((await t.post(`/therapies/${therapyId}/sessions`, session, ada)).html)
    expect(refused).toContain('The first session is noted for 11 May 2026')
    expect(refused).toContain('“Change details”')
    expect((await t.post(path, { ...noted, startedOn: '2026-05-04' }, ada)).status).toBe(303)
    expect((await t.post(`/therapies/${therapyId}/sessions`, session, ada)).status).toBe(303)
    const late = await t.post(path, { ...noted, startedOn: '2026-05-05' }, ada)
    expect([late.status, textOf(late.html).includes('Session 1 is noted on 4 May 2026')]).toEqual([422, true])
    expect((await stored(clientId)).started_on).toBe('2026-05-04')
  })

  test.each<[string, Record<string, string>, string]>([
    ['no name', { name: ' ' }, 'name'], ['a contact that is too long', { contact: 'x'.repeat(501) }, 'contact'],
    ['an invented zone', { timeZone: 'Mars/Olympus' }, 'timeZone'], ['no such day', { startedOn: '2026-02-30' }, 'startedOn'],
    ['a day to come', { startedOn: '2026-06-01' }, 'startedOn'], ['an unknown setting', { setting: 'by letter' }, 'setting'],
    ['an unknown language', { language: 'tlh' }, 'language'],
  ])('%s comes back with the rest as typed, and nothing is changed', async (_what, wrong, field) => {
    const { clientId, path } = await client()
    const before = await stored(clientId)
    const reply = await t.post(path, { ...noted, name: 'As typed', ...wrong }, ada)
    expect([reply.status, reply.html.includes(`href="#${field}"`)]).toEqual([422, true])
    if (field !== 'name') expect(fieldsIn(reply.html, path).name).toBe('As typed')
    expect(await stored(clientId)).toEqual(before)
  })

  test('nobody else changes them, and nobody after the work has ended', async () => {
    const { clientId, therapyId, path } = await client()
    const ben = await t.addMember(ada, { roles: ['therapist', 'director'] })
    const elsewhere = await t.createPractice()
    for (const who of [ben, elsewhere]) {
      expect((await t.get(path, who)).status).toBe(404)
      expect((await t.post(path, { ...noted, name: 'Taken over' }, who)).status).toBe(404)
      expect((await changeClient(who.acting(), { ...noted, name: 'Taken over', therapyId })).ok).toBe(false)
    }
    await endTherapy(ada.acting(), { therapyId, how: 'therapy-ended', learned: '' })
    expect((await t.post(path, { ...noted, name: 'Too late' }, ada)).status).toBe(404)
    expect((await t.get(`/therapies/${therapyId}`, ada)).html).not.toContain(path)
    expect((await stored(clientId)).name).toBe('Noor A.')
  })
})
