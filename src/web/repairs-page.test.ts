import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordCaseEvent } from '../actions/case-events.ts'
import { makeRepairFigures } from '../actions/make-repair-figures.ts'
import { type Person, type TestApp, testApp, textOf } from '../../test/app.ts'
import { repaired } from '../../test/repaired.ts'
import { value } from '../../test/scene.ts'

let t: TestApp
beforeAll(async () => { t = await testApp() })
afterAll(() => t.close())

const words = async (who: Person) => textOf((await t.get('/repairs', who)).html)

describe('what went before repairs', () => {
  it('says that clients are missing, and not how many, then counts them with intervals and caution, and counts again only ten clients later', async () => {
    const ada = await t.createPractice()
    const before = await words(ada)
    expect(before).toContain('More clients are needed.')
    for (let i = 0; i < 9; i++) await repaired(ada, { tools: i < 4 ? ['listen-openly'] : ['clarify-and-account'], source: i === 0 ? 'culture' : 'task' })
    expect(await words(ada)).toBe(before)
    const last = await repaired(ada, { tools: ['clarify-and-account'] })
    const seen = await words(ada)
    expect(seen).toContain('From 10 clients whose strain was repaired')
    expect(seen).toContain('6 of 10 31 to 83')
    expect(seen).toContain('4 of 10 17 to 69')
    expect(seen).toContain('is no proof of what helps')
    expect(seen).not.toMatch(/Culture|9 of 10|1 of 10|Noor/)
    for (let i = 0; i < 8; i++) await repaired(ada, { tools: ['adjust-work'] })
    expect(await words(ada)).toBe(seen)
    // A case that is opened again leaves; with eight more and one fewer, nothing can be told yet.
    value(await recordCaseEvent(ada.acting(), { ruptureId: last, event: { type: 'reopened', data: { reason: 'It came back.' } } }))
    expect(await words(ada)).toBe(seen)
    await repaired(ada, { tools: ['adjust-work'] })
    expect(await words(ada)).toContain('From 18 clients')
  })

  it('in a team, nobody can work out a colleague’s few; and a boundary is not counted', async () => {
    const ada = await t.createPractice()
    const ben = await t.addMember(ada)
    for (let i = 0; i < 9; i++) await repaired(ada, { source: i % 2 ? 'task' : 'pace' })
    await repaired(ada, { source: 'boundary' })
    expect(await words(ada)).toContain('More clients are needed.')
    await repaired(ada, { source: 'task' })
    expect(await words(ada)).toContain('most of them are with one therapist')
    for (let i = 0; i < 10; i++) {
      expect(await words(ben)).toContain('most of them are with one therapist')
      await repaired(ben, { source: i % 2 ? 'task' : 'pace' })
    }
    const seen = await makeRepairFigures(ada.acting())
    expect(seen.published?.figures).toMatchObject({ clients: 20, sources: [{ id: 'pace', count: 10 }, { id: 'task', count: 10 }].map((one) => expect.objectContaining(one)) })
    expect((await makeRepairFigures(ben.acting())).published).toEqual(seen.published)
  })

  it('is one and the same for two who ask at once, stays in its practice, and is shown to nobody outside', async () => {
    const ada = await t.createPractice()
    for (let i = 0; i < 10; i++) await repaired(ada)
    const both = await Promise.all([makeRepairFigures(ada.acting()), makeRepairFigures(ada.acting())])
    expect(both[0].published?.figures).toEqual(both[1].published?.figures)
    const { rows } = await t.everything.query('select count(*)::int as n from repair_figures where practice_id = $1', [ada.practiceId])
    expect(rows[0].n).toBe(1)
    const stranger = await t.createPractice()
    expect(await words(stranger)).toContain('More clients are needed.')
    const consultant = await t.addMember(ada, { roles: ['recipient'] })
    expect((await t.get('/repairs', consultant)).status).toBe(403)
  })
})
