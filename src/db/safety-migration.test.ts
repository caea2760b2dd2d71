import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'

const migrations = fileURLToPath(new URL('./migrations/', import.meta.url))
const id = (n: number) => `0190a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`
const at = '2026-05-11T09:00:00Z'
let testing: TestDatabase
beforeAll(async () => {
  testing = await testDatabase()
})
afterAll(() => testing.close())

test('a database of before keeps its risk checks, open and closed, and goes on with them', async () => {
  const before = mkdtempSync(join(tmpdir(), 'attune-before-'))
  for (const name of readdirSync(migrations).filter((file) => file < '0004')) cpSync(join(migrations, name), join(before, name))
  await testing.everything.query('drop schema public cascade; create schema public authorization attune')
  await migrate(testing.owner, before)
  rmSync(before, { recursive: true })
  const run = (text: string, values: unknown[]) => testing.everything.query(text, values)
  await run(`insert into practice (practice_id, name, time_zone, supervisor_may_see, reading_hours, reading_week, on_duty, help_lines, help_confirmed_at, help_confirmed_by, leave_url, created_at)
    values ($1, 'P', 'UTC', false, 'always', '{"week": []}', array[$2::uuid], '[]', $3, $2, 'https://a.example/', $3)`, [id(1), id(2), at])
  await run(`insert into member (practice_id, member_id, email, name, first_name, roles, created_at) values ($1, $2, 'a@b.example', 'A', 'A', '{therapist}', $3)`, [id(1), id(2), at])
  await run(`insert into client (practice_id, client_id, name, language, time_zone, created_at) values ($1, $2, 'C', 'en', 'UTC', $3)`, [id(1), id(3), at])
  await run(`insert into therapy (practice_id, therapy_id, client_id, therapist_id, instrument_id, instrument_version, setting, started_on, created_at)
    values ($1, $2, $3, $4, 'x', '1', 'in-person', '2026-01-01', $5)`, [id(1), id(4), id(3), id(2), at])
  const task = `insert into risk_task (practice_id, task_id, client_id, therapy_id, reasons, raised_at, ladder, outcome, outcome_at, outcome_by) values ($1, $2, $3, $4, '[]', $5, array[$6::uuid], $7, $8, $9)`
  await run(task, [id(1), id(5), id(3), id(4), at, id(2), 'Called.', at, id(2)])
  await run(task, [id(1), id(6), id(3), id(4), at, id(2), null, null, null])

  expect(await migrate(testing.owner)).toContain('0004_safety.sql')

  const { rows } = await run('select task_id, outcome, assessment from risk_task order by task_id', [])
  expect(rows).toEqual([{ task_id: id(5), outcome: 'Called.', assessment: null }, { task_id: id(6), outcome: null, assessment: null }])
  expect((await run('select help_confirmed_at from practice', [])).rows[0].help_confirmed_at).toEqual(new Date(at))
  await expect(run("update risk_task set outcome = 'x', outcome_at = $1, outcome_by = $2 where task_id = $3", [at, id(2), id(6)])).rejects.toThrow('risk_task_closed_with_outcome')
  await run("update risk_task set outcome = 'x', outcome_at = $1, outcome_by = $2, assessment = 'spoken' where task_id = $3", [at, id(2), id(6)])
  await expect(run("update risk_task set outcome = 'y' where task_id = $1", [id(5)])).rejects.toThrow('stays as it was documented')
})
