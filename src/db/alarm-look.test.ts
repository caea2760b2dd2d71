import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/database.ts'
import { productFiles } from '../../test/source-files.ts'
import { startSeries } from '../core/detect/index.ts'
import { keepLook, latestLook, practicesToLookAt } from './alarm-look.ts'
import { addSettings, settingsHistory } from './engine-settings.ts'
import { migrate } from './migrate.ts'
import { inTenant, inTransaction } from './open.ts'

/** The version whose migration is tested last, on rows of the one before it. */
const newest = '0013_clock_writes_as_owner.sql'
const migrations = fileURLToPath(new URL('./migrations/', import.meta.url))
const id = (n: number) => `0190a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`
const at = new Date('2026-05-11T09:00:00Z')
const practice = id(1)
const other = id(11)
const clock = { practiceId: practice, memberId: null }
let t: TestDatabase
let folder: string
beforeAll(async () => {
  t = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'attune-before-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await t.close()
})

test('a database of before keeps its series and verdicts, and goes on with limits and norms as shipped until it has its own', async () => {
  for (const name of readdirSync(migrations).filter((one) => one < '0010')) cpSync(join(migrations, name), join(folder, name))
  await t.everything.query('drop schema public cascade; create schema public authorization attune')
  await migrate(t.owner, folder)
  const run = (text: string, values: unknown[]) => t.everything.query(text, values)
  for (const [i, p] of [practice, other].entries()) {
    const own = (n: number) => id(n + i * 10)
    await run(`insert into practice (practice_id, name, time_zone, supervisor_may_see, reading_hours, reading_week, on_duty, help_lines, leave_url, created_at)
      values ($1, 'P', 'UTC', false, '', '{"week": []}', '{}', '[]', '', $2)`, [p, at])
    await run(`insert into member (practice_id, member_id, email, name, first_name, roles, created_at) values ($1, $2, $3, 'A', 'A', '{therapist}', $4)`, [p, own(2), `a${i}@b.example`, at])
    await run(`insert into client (practice_id, client_id, name, language, time_zone, created_at) values ($1, $2, 'C', 'en', 'UTC', $3)`, [p, own(3), at])
    await run(`insert into therapy (practice_id, therapy_id, client_id, therapist_id, instrument_id, instrument_version, setting, started_on, created_at)
      values ($1, $2, $3, $4, 'x', '1', 'in-person', '2026-01-01', $5)`, [p, own(4), own(3), own(2), at])
    await run(`insert into session (practice_id, session_id, therapy_id, number, held_at, kind, created_at) values ($1, $2, $3, 1, $4, 'held', $4)`, [p, own(5), own(4), at])
    await run(`insert into checkin (practice_id, checkin_id, therapy_id, session_id, instrument_id, instrument_version, token_hash, sent_at, sent_by, expires_at)
      values ($1, $2, $3, $4, 'x', '1', $5, $6, $7, $6::timestamptz + interval '7 days')`, [p, own(6), own(4), own(5), Buffer.from(`link ${i}`), at, own(2)])
    await run(`insert into series (practice_id, therapy_id, instrument_id, instrument_version, state, line, judged_session, revision) values ($1, $2, 'x', '1', $3, '[]', 1, 1)`, [p, own(4), JSON.stringify(startSeries())])
  }
  for (const name of readdirSync(migrations).filter((one) => /^001[012]/.test(one))) cpSync(join(migrations, name), join(folder, name))
  expect(await migrate(t.owner, folder)).toEqual(['0010_alarm_budget.sql', '0011_settings_ride_along.sql', '0012_several_at_once.sql'])
  const opened = async () => (await run("select found from checkins_by_token(array['link 0'::bytea])", [])).rows[0].found
  expect(await opened()).toMatchObject({ settings: null, series: { judgedSession: 1 } })

  const settings = {
    instrumentId: 'x', instrumentVersion: '1', madeAt: at.toISOString(), limits: { notice: 0.06, alert: 0.02 }, norms: null, subscales: null,
    restsOn: { ratings: 300, clients: 20, flags: 12, alerts: 6 },
  }
  // As the version before wrote them: it let the login for requests do so.
  const stored = (number: number) => ({ ...settings, number })
  expect(await inTenant(t.db, clock, (tx) => addSettings(tx, practice, stored(1)))).toBe(true)
  await inTenant(t.db, clock, (tx) => keepLook(tx, practice, { lookedAt: new Date(at.getTime() - 1), forms: [], precision: null, precisionCases: [] }))
  cpSync(join(migrations, newest), join(folder, newest))
  expect(await migrate(t.owner, folder)).toEqual([newest])
  expect(await inTenant(t.db, clock, (tx) => settingsHistory(tx))).toEqual([stored(1)])
  await expect(inTenant(t.db, clock, (tx) => addSettings(tx, practice, stored(2)))).rejects.toThrow('permission denied')
  // Two clocks at once: the first counts.
  expect(await inTenant(t.ownerDb, clock, (tx) => addSettings(tx, practice, { ...settings, limits: null, number: 1 }))).toBe(false)
  expect(await inTenant(t.ownerDb, clock, (tx) => addSettings(tx, practice, { ...settings, norms: { mean: 4, sdBetween: 1, sdWithin: 0.4 }, number: 2 }))).toBe(true)
  expect(await inTenant(t.db, clock, (tx) => settingsHistory(tx, { id: 'x', version: '1' }))).toMatchObject([{ number: 1, limits: settings.limits }, { number: 2 }])
  expect((await opened()).settings).toEqual({ number: 2, madeAt: expect.any(String), limits: settings.limits, norms: { mean: 4, sdBetween: 1, sdWithin: 0.4 }, subscales: null })
  expect((await run("select found from checkins_by_token(array['link 1'::bytea])", [])).rows[0].found.settings).toBeNull()
  await expect(inTenant(t.ownerDb, clock, (tx) => addSettings(tx, other, { ...settings, number: 1 }))).rejects.toThrow('row-level security')
})

test('a practice is due until it was looked at, and an older look changes nothing', async () => {
  const day = (n: number) => new Date(at.getTime() + n * 86_400_000)
  expect((await practicesToLookAt(t.ownerDb, at)).sort()).toEqual([practice, other])
  const look = (lookedAt: Date) => ({ lookedAt, forms: [], precision: null, precisionCases: [] })
  await inTenant(t.ownerDb, clock, (tx) => keepLook(tx, practice, look(day(2))))
  await inTenant(t.ownerDb, clock, (tx) => keepLook(tx, practice, look(day(1))))
  expect((await inTenant(t.db, clock, latestLook))?.lookedAt).toEqual(day(2))
  expect(await practicesToLookAt(t.ownerDb, day(1))).toEqual([other])
  expect(await inTenant(t.db, { practiceId: other, memberId: null }, latestLook)).toBeNull()
})

test('limits are written by the clock alone, for one practice and in nobody’s name, and never again: by no login for requests, whoever it says it is', async () => {
  const add = sql`insert into engine_settings (practice_id, instrument_id, instrument_version, number, made_at, limits, rests_on)
    values (${practice}, 'x', '1', 9, ${at}, '{"notice": 0, "alert": 0}', '{}')`
  const keep = sql`insert into alarm_look (practice_id, looked_at, forms, precision_cases) values (${practice}, ${at}, '[]', '[]')`
  const move = sql`update alarm_look set looked_at = looked_at - interval '1 day'`
  for (const memberId of [null, id(2)]) {
    for (const statement of [add, keep, move]) {
      await expect(inTenant(t.db, { practiceId: practice, memberId }, (tx) => statement.execute(tx))).rejects.toThrow('permission denied')
    }
  }
  await expect(practicesToLookAt(t.db, at), 'which practices there are').rejects.toThrow('permission denied')
  // The owner is bound too.
  await expect(inTenant(t.ownerDb, { practiceId: practice, memberId: id(2) }, (tx) => add.execute(tx))).rejects.toThrow('row-level security')
  await expect(inTransaction(t.ownerDb, (tx) => add.execute(tx))).rejects.toThrow('row-level security')
  for (const statement of [sql`update engine_settings set limits = null`, sql`delete from engine_settings`, sql`delete from alarm_look`]) {
    await expect(inTenant(t.db, clock, (tx) => statement.execute(tx))).rejects.toThrow('permission denied')
    expect((await inTenant(t.ownerDb, clock, (tx) => statement.execute(tx))).numAffectedRows, 'no policy lets the owner').toBe(0n)
  }
  for (const read of [sql`select from engine_settings`, sql`select from alarm_look`]) {
    expect((await inTenant(t.db, { practiceId: other, memberId: null }, (tx) => read.execute(tx))).rows).toEqual([])
    expect((await inTransaction(t.db, (tx) => read.execute(tx))).rows).toEqual([])
  }
})

test('no request leads to what writes limits: the clock looks, and nobody else', () => {
  const naming = (name: RegExp) => productFiles().filter(({ text }) => name.test(text)).map(({ path }) => path).toSorted()
  expect(naming(/\baddSettings\b|insertInto\('engine_settings'\)|insert into engine_settings/)).toEqual(['src/actions/look-at-alarms.ts', 'src/db/engine-settings.ts'])
  expect(naming(/look-at-alarms\.ts/)).toEqual(['src/server/look-timer.ts'])
})
