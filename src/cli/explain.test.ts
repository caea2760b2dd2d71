import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { recordCaseEvent } from '../actions/case-events.ts'
import { issueSetupCode } from '../actions/issue-setup-code.ts'
import { keyringOf, newKey } from '../db/sealed-words.ts'
import { databaseCommands, run } from './commands.ts'
import { bensClients } from './cast-ben.ts'
import { clients } from './cast.ts'
import type { Reach } from './reach.ts'
import { seedDemo } from './seed-demo.ts'

let t: TestDatabase
let empty: TestDatabase
const keyring = keyringOf([newKey()])
const now = new Date('2026-11-23T07:40:00Z')

beforeAll(async () => {
  [t, empty] = await Promise.all([testDatabase(), testDatabase()])
  await seedDemo(t.db, now, (await issueSetupCode(t.db, now))!, keyring)
}, 60_000)
afterAll(() => Promise.all([t.close(), empty.close()]))

/** Runs one command line against a database. */
async function attune(words: readonly string[], database = t) {
  const reach: Reach = {
    serve: () => Promise.reject(new Error('No server is started here.')),
    database: (_, __, work) => work({ address: database.owner, where: 'this database', keyring: () => Promise.resolve(keyring) }),
  }
  const said = { code: 0, out: '', err: '' }
  said.code = await run(words, {
    out: (text) => { said.out += text; return Promise.resolve() },
    err: (text) => { said.err += text },
  }, databaseCommands(reach))
  return said
}
const rows = async (sql: string) => (await t.everything.query(sql)).rows
const caseOf = async (name: string): Promise<string> => (await rows(`select rupture_id from rupture join therapy using (practice_id, therapy_id)
  join client using (practice_id, client_id) where client.name = '${name}'`))[0].rupture_id

describe('attune explain', () => {
  it('tells the history of a case and draws its card, with what is missing and what would change it', async () => {
    const { code, out, err } = await attune(['explain', await caseOf('Elif K.')])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const flat = out.replace(/\s+/g, ' ')
    expect(flat).toMatch(/^Elif K\., with Dr\. Ada Lindqvist \(Riverside Practice\) Case \S+: talked about, still low\. Next: /)
    expect(flat).toContain('A strain may have begun after session 14.')
    expect(flat).toContain('Planned “Look again at goals and purpose” (this session) and “Change what you do” (later)')
    expect(flat).toMatch(/reason to ask strong \(\d+ of 100\) Of ten cards like this, about \w+ turn/)
    expect(flat).toMatch(/Shifted the topic, when you spoke of what she came for\. \[session 20, \d{4}-\d\d-\d\d; a little weight, ratio 1\.22\]/)
    for (const part of ['What would change the word', 'Other explanations', 'How it was weighed']) expect(out).toContain(`\n${part}\n  - `)
    expect((await attune(['explain', await caseOf('Tomás R.')])).out).toContain('\nWhat is missing\n  - ')
  })

  it('has an entry for every event, and no line that runs out of a wide terminal', async () => {
    for (const { rupture_id, events } of await rows('select rupture_id, events from rupture')) {
      const { out } = await attune(['explain', rupture_id])
      const history = out.slice(out.indexOf('What happened'), out.indexOf('Evidence as it stands now'))
      expect(history.match(/^ {2}\d{4}-\d\d-\d\d /gm)).toHaveLength(events)
      expect(out.split('\n').filter((line) => line.length > 100)).toEqual([])
    }
  })

  it('never prints a reflection, words for somebody else, held words, a note, or what stands beside a cue', async () => {
    const all = (await Promise.all((await rows('select rupture_id from rupture')).map(({ rupture_id }) => attune(['explain', rupture_id]))))
      .map(({ out }) => out).join('\n').replace(/\s+/g, ' ')
    const hidden = [
      ...clients.flatMap((client) => client.sessions.flatMap((s) => (s && typeof s === 'object' ? [...s.logged ?? [], ...s.then ?? []] : [])))
        .filter((deed) => deed.type === 'reflect'),
      ...await rows("select words from response_words where reader = 'someone-else'"),
      ...await rows("select words from session_note where words <> ''"), ...await rows("select words from noted_sign where kind = 'cue' and words is not null"),
    ].map(({ words }) => String(words))
    expect(hidden.length).toBeGreaterThan(20)
    expect(hidden).toContain(bensClients[0]!.sessions.flatMap((s) => (s && typeof s === 'object' ? s.signs ?? [] : []))[1]!.words)
    for (const words of hidden) expect(all).not.toContain(words)
    expect(all).not.toContain('I felt distance.')
    expect(all).toContain('The therapist’s own cues are private and left out here')
  })

  it.each([
    ['an id that is none', ['explain', 'seven'], /This is no id of a case/],
    ['an id with a quote in it', ['explain', "01890a5d-ac96-774b-bcce-b302099a805'"], /This is no id of a case/],
    ['an unknown id', ['explain', '01890a5d-ac96-774b-bcce-b302099a8057'], /There is no case with the id 01890a5d-ac96-774b-bcce-b302099a8057 in this database\./],
    ['no id', ['explain'], /Expected the id of a case first/],
    ['a setting in its place', ['explain', '--data', '/tmp'], /Expected the id of a case first/],
  ])('refuses %s with a sentence', async (_, words, sentence) => {
    const { code, out, err } = await attune(words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(sentence)
  })

  it('suggests no next step where a boundary may be at stake, as the pages do not', async () => {
    const id = await caseOf('Elif K.')
    expect((await attune(['explain', id])).out).toContain('\nNext: ')
    const [{ practice_id: practiceId, therapist_id: memberId }] = await rows(`select practice_id, therapist_id from rupture join therapy using (practice_id, therapy_id) where rupture_id = '${id}'`)
    const kept = await recordCaseEvent({ db: t.db, practiceId, memberId, now }, { ruptureId: id, event: { type: 'source-chosen', data: { sources: ['boundary'], form: null, part: 'not decided', words: '' } } })
    expect(kept.ok).toBe(true)
    const { out } = await attune(['explain', id])
    expect(out).not.toContain('\nNext: ')
    expect(out).toContain('No next step is suggested here: this may be about a boundary')
  })

  it('finds nothing in a database without a practice', async () => {
    expect(await attune(['explain', await caseOf('Noor A.')], empty)).toMatchObject({ code: 2, out: '' })
  })
})

describe('attune seed-demo and migrate', () => {
  it('leave a database with a practice as it is, and say so', async () => {
    const before = await rows('select count(*) from audit')
    const refused = await attune(['seed-demo'])
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).toContain('Nothing was changed.')
    expect(await attune(['migrate'])).toEqual({ code: 0, out: 'Nothing to do: this database is up to date.\n', err: '' })
    expect(await rows('select count(*) from audit')).toEqual(before)
  })

  it('fill an empty one, with a password that opens it', async () => {
    const filled = await attune(['seed-demo'], empty)
    expect(filled).toMatchObject({ code: 0, err: '' })
    expect(filled.out).toMatch(/ada@riverside\.example and [\w-]{12} do\.\n$/)
  })
})
