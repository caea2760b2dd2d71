import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'
import { inTenant } from './open.ts'
import { countOwnGuides, ownGuide } from './own-guides.ts'

const migrations = new URL('migrations/', import.meta.url).pathname

test('a database of the version before, with votes in it, is migrated without losing one, and takes comments and own guides', async () => {
  const testing = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'attune-guides-'))
  try {
    await testing.everything.query('drop schema public cascade; create schema public authorization attune')
    const files = readdirSync(migrations).sort()
    const before = files.filter((name) => name < '0005')
    for (const name of before) copyFileSync(join(migrations, name), join(folder, name))
    expect(await migrate(testing.owner, folder)).toEqual(before)
    const [practice, member] = ['019e0000-0000-7000-8000-000000000001', '019e0000-0000-7000-8000-000000000002']
    await testing.everything.query(`
      set session_replication_role = replica;
      insert into practice (practice_id, name, time_zone, supervisor_may_see, reading_hours, reading_week, on_duty, help_lines, help_confirmed_at, help_confirmed_by, leave_url, created_at)
        values ('${practice}', 'Riverside', 'UTC', false, 'always', '{"week": []}', '{}', '[]', now(), '${member}', 'https://example.org', now());
      insert into member (practice_id, member_id, email, name, first_name, roles, created_at) values ('${practice}', '${member}', 'a@b.example', 'Ada', 'Ada', '{director}', now());
      insert into guide_vote values ('${practice}', 'two-maps', '${member}', true, now());
      set session_replication_role = default`)
    for (const name of files) copyFileSync(join(migrations, name), join(folder, name))
    expect(await migrate(testing.owner, folder)).toEqual(files.filter((name) => name >= '0005'))
    const who = { practiceId: practice, memberId: member }
    const seen = await inTenant(testing.db, who, async (tx) => {
      await sql`insert into guide_comment values (${practice}, ${member}, 'two-maps', ${member}, 'A drawing.', now())`.execute(tx)
      await sql`insert into own_guide values (${practice}, ${member}, 1, '{}', ' fees ', ' short ', ' text ', now(), null)`.execute(tx)
      await sql`insert into own_guide_version values (${practice}, ${member}, 1, 'Fees', 'Short.', 'Text.', '', ${member}, now())`.execute(tx)
      return { votes: await tx.selectFrom('guide_vote').selectAll().execute(), counts: await countOwnGuides(tx), own: await ownGuide(tx, member) }
    })
    expect(seen).toMatchObject({ votes: [{ guide_id: 'two-maps', helpful: true }], counts: { offered: 1, retired: 0 }, own: { guide: { title: 'Fees', minutes: 1 }, writtenBy: 'Ada' } })
  } finally {
    rmSync(folder, { recursive: true })
    await testing.close()
  }
})
