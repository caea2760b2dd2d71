import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'
import { inTenant } from './open.ts'
import { ownReflections } from './reflections.ts'
import { holdsSealedWords, sealReflections } from './seal-reflections.ts'
import { keyId, keyringOf, newKey, noKeys } from './sealed-words.ts'

const folder = fileURLToPath(new URL('./migrations/', import.meta.url))
const [old, young] = [newKey(), newKey()]
let testing: TestDatabase
let first: string
beforeAll(async () => {
  testing = await testDatabase()
  first = mkdtempSync(join(tmpdir(), 'attune-first-'))
  cpSync(join(folder, '0001_foundation.sql'), join(first, '0001_foundation.sql'))
})
afterAll(async () => {
  rmSync(first, { recursive: true })
  await testing.close()
})

const rows = async () => (await testing.everything.query('select * from reflection order by reflection_id')).rows
const who = { practiceId: randomUUID(), memberId: randomUUID() }
const ruptureId = randomUUID()
const read = (keys = keyringOf([old])) => inTenant(testing.db, who, (tx) => ownReflections(tx, { ...who, keyring: keys }, ruptureId))

/** A database of the first version, with notes in the clear. */
beforeEach(async () => {
  await testing.everything.query('drop schema public cascade; create schema public authorization attune')
  await migrate(testing.owner, first)
  const [therapyId, clientId] = [randomUUID(), randomUUID()]
  await testing.everything.query(`
    insert into practice (practice_id, name, time_zone, supervisor_may_see, reading_hours, reading_week, on_duty, help_lines, help_confirmed_at,
      help_confirmed_by, leave_url, created_at) values ('${who.practiceId}', 'P', 'UTC', true, '', '{"week":[]}', '{}', '[]', now(), '${who.memberId}', '', now());
    insert into member (practice_id, member_id, email, name, first_name, roles, created_at) values ('${who.practiceId}', '${who.memberId}', 'a@b', 'A', 'A', '{therapist}', now());
    insert into client (practice_id, client_id, name, language, time_zone, created_at) values ('${who.practiceId}', '${clientId}', 'N', 'en', 'UTC', now());
    insert into therapy (practice_id, therapy_id, client_id, therapist_id, instrument_id, instrument_version, setting, started_on, created_at)
      values ('${who.practiceId}', '${therapyId}', '${clientId}', '${who.memberId}', 'x', '1', 'in-person', now(), now());
    insert into rupture (practice_id, rupture_id, therapy_id, onset_session, stage, closed, events, opened_at, changed_at)
      values ('${who.practiceId}', '${ruptureId}', '${therapyId}', 1, 'suspected', false, 0, now(), now());`)
  for (let i = 0; i < 205; i++) {
    await testing.everything.query('insert into reflection values ($1, $2, $3, $4, $5, $6, now())',
      [who.practiceId, randomUUID(), ruptureId, who.memberId, `prompt-${i}`, `Finchwater ${i}, é 漢字 “${'x'.repeat(i)}”`])
  }
  await migrate(testing.owner)
})

test('the words of the version before are sealed once, come back as they were, and are gone from the file of the table', async () => {
  const before = new Map((await rows()).map((row) => [row.prompt_id, row.words]))
  expect(await holdsSealedWords(testing.owner)).toBe(false)
  expect(await sealReflections(testing.owner, keyringOf([old]))).toBe(205)
  expect(await holdsSealedWords(testing.owner)).toBe(true)
  expect((await rows()).every((row) => row.words === null && row.key_id === keyId(old))).toBe(true)
  const kept = await read()
  expect(kept).toHaveLength(205)
  for (const note of kept) expect(note.words).toBe(before.get(note.promptId))
  const { rows: [file] } = await testing.everything.query("select encode(pg_read_binary_file(pg_relation_filepath('reflection')), 'escape') as bytes")
  expect(file.bytes.includes('prompt-7')).toBe(true)
  expect(file.bytes.includes('Finchwater')).toBe(false)
  expect(await sealReflections(testing.owner, keyringOf([old]))).toBe(0)
})

test('stopped between sealing and writing the table anew, the next start still takes the words out of its file', async () => {
  await testing.everything.query("update reflection set words = null, key_id = 'gone', nonce = repeat('n', 12)::bytea, sealed = repeat('s', 16)::bytea; checkpoint")
  const bytes = async () => (await testing.everything.query("select encode(pg_read_binary_file(pg_relation_filepath('reflection')), 'escape') as bytes")).rows[0].bytes
  const filed = async () => (await testing.everything.query("select pg_relation_filepath('reflection') as path")).rows[0].path
  expect(await bytes()).toContain('Finchwater')
  expect(await sealReflections(testing.owner, keyringOf([old]))).toBe(0)
  expect(await bytes()).not.toContain('Finchwater')
  const once = await filed()
  await sealReflections(testing.owner, keyringOf([old]))
  expect(await filed()).toBe(once)
})

test('a note is stamped as written when it was written, and its author may change and delete it as before', async () => {
  const times = (await rows()).map((row) => row.written_at.getTime())
  await sealReflections(testing.owner, keyringOf([old]))
  expect((await rows()).map((row) => row.written_at.getTime())).toEqual(times)
})

test('under a new key everything is sealed again; without the old key what it sealed is left as it is', async () => {
  await sealReflections(testing.owner, keyringOf([old]))
  expect(await sealReflections(testing.owner, keyringOf([young]))).toBe(0)
  expect((await read(keyringOf([young]))).map((note) => note.words)).toEqual(Array(205).fill(null))
  expect((await read())[0]!.words).toContain('Finchwater')
  expect(await sealReflections(testing.owner, keyringOf([young, old]))).toBe(205)
  expect((await read(keyringOf([young])))[0]!.words).toContain('Finchwater')
})

test('without a key nothing is touched', async () => {
  const before = await rows()
  expect(await sealReflections(testing.owner, noKeys)).toBe(0)
  expect(await rows()).toEqual(before)
})

test('requests can neither read the old column nor write to it', async () => {
  for (const statement of ["select words from reflection", "update reflection set words = 'x'", "insert into reflection (practice_id, words) values (gen_random_uuid(), 'x')"])
    await expect(inTenant(testing.db, who, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow('permission denied')
})
