import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'
import { inTenant } from './open.ts'
import { latestFigures } from './repairs.ts'

const migrations = fileURLToPath(new URL('./migrations/', import.meta.url))
const practice = '01890a5d-ac96-774b-bcce-b302099a8057'
const other = '01890a5d-ac96-774b-bcce-b302099a8058'
const member = '01890a5d-ac96-774b-bcce-b302099a8059'

let t: TestDatabase
let folder: string
beforeAll(async () => {
  t = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'attune-followup-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await t.close()
})

test('a database with rows of the version before is brought up, and each practice sees its own figures alone', async () => {
  await t.everything.query('drop schema public cascade; create schema public authorization attune')
  for (const name of readdirSync(migrations).filter((one) => one < '0006')) cpSync(join(migrations, name), join(folder, name))
  await migrate(t.owner, folder)
  for (const id of [practice, other]) {
    await t.everything.query(`insert into practice (practice_id, name, time_zone, supervisor_may_see, reading_hours, reading_week, on_duty, help_lines,
      help_confirmed_at, help_confirmed_by, leave_url, created_at)
      values ($1, 'Riverside', 'UTC', true, '', '{"week":[]}', '{}', '[]', now(), $2, '', now())`, [id, member])
  }
  cpSync(join(migrations, '0006_followup.sql'), join(folder, '0006_followup.sql'))
  expect(await migrate(t.owner, folder)).toEqual(['0006_followup.sql'])
  const figures = JSON.stringify({ clients: 10, interventions: [], sources: [], waited: [] })
  const made = (id: string) => inTenant(t.db, { practiceId: practice, memberId: member }, (tx) => tx.insertInto('repair_figures')
    .values({ practice_id: id, number: 1, made_at: new Date(), figures, cases: '[]' }).execute())
  await made(practice)
  await expect(made(other)).rejects.toThrow('row-level security')
  expect(await inTenant(t.db, { practiceId: practice, memberId: member }, latestFigures)).toMatchObject({ number: 1, figures: { clients: 10 } })
  expect(await inTenant(t.db, { practiceId: other, memberId: member }, latestFigures)).toBeNull()
  await expect(inTenant(t.db, { practiceId: practice, memberId: member }, (tx) => tx.updateTable('repair_figures').set({ number: 2 }).execute()))
    .rejects.toThrow('permission denied')
})
