import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/database.ts'
import { newId } from './ids.ts'
import { databaseAnswers, inTenant, inTransaction, isDatabaseAway, openDatabase } from './open.ts'

const practiceId = '01980000-0000-7000-8000-000000000001'
const memberId = '01980000-0000-7000-8000-000000000002'
let testing: TestDatabase
beforeAll(async () => {
  testing = await testDatabase()
  await testing.everything.query('create table tally (id int primary key, n int8 not null); grant all on tally to attune_app')
  await testing.everything.query('insert into tally values (1, 0), (2, 0)')
})
afterAll(() => testing.close())

const whoAmI = sql<{ role: string; practice: string; member: string }>`
  select current_user::text as role, current_setting('app.practice', true) as practice, current_setting('app.member', true) as member`

describe('a transaction of one practice', () => {
  test('runs as the role without rights of its own, and names practice and member', async () => {
    const seen = await inTenant(testing.db, { practiceId, memberId }, async (tx) => (await whoAmI.execute(tx)).rows[0])
    expect(seen).toEqual({ role: 'attune_app', practice: practiceId, member: memberId })
  })

  test('leaves no practice behind on the connection', async () => {
    await inTenant(testing.db, { practiceId, memberId: null }, async (tx) => expect((await whoAmI.execute(tx)).rows[0]?.member).toBe(''))
    for (let i = 0; i < 8; i++) expect((await whoAmI.execute(testing.db)).rows[0]?.practice ?? '').toBe('')
  })

  test('keeps side by side practices apart', async () => {
    const ids = Array.from({ length: 40 }, () => newId(new Date('2026-01-05T10:00:00Z')))
    const seen = await Promise.all(
      ids.map((id) => inTenant(testing.db, { practiceId: id, memberId }, async (tx) => (await whoAmI.execute(tx)).rows[0]?.practice)),
    )
    expect(seen).toEqual(ids)
  })

  test('refuses what is no UUID before anything reaches the database', async () => {
    const bad = { practiceId: `x', true); drop table tally; --`, memberId }
    await expect(inTenant(testing.db, bad, async () => 1)).rejects.toThrow(TypeError)
  })

  test('takes everything back when the work fails', async () => {
    const work = inTransaction(testing.db, async (tx) => {
      await sql`update tally set n = 99 where id = 1`.execute(tx)
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect((await testing.everything.query('select n from tally where id = 1')).rows[0].n).toBe(0)
  })
})

test('the loser of a deadlock is run again, and both are done', async () => {
  let waiting = 0
  const both = new Promise<void>((resolve) => {
    const check = setInterval(() => waiting === 2 && (clearInterval(check), resolve()), 5)
  })
  let runs = 0
  const add = (first: number, second: number) =>
    inTransaction(testing.db, async (tx) => {
      runs++
      await sql`update tally set n = n + 1 where id = ${first}`.execute(tx)
      waiting++
      await both
      await sql`update tally set n = n + 1 where id = ${second}`.execute(tx)
    })
  await Promise.all([add(1, 2), add(2, 1)])
  expect(runs).toBe(3)
  expect((await testing.everything.query('select n from tally order by id')).rows.map((row) => row.n)).toEqual([2, 2])
})

test('a connection that breaks while it is in use fails its request and nothing else', async () => {
  const work = inTransaction(testing.db, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await testing.everything.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid])
    await sql`select 1`.execute(tx)
  })
  const error = await work.catch((reason: unknown) => reason)
  expect(isDatabaseAway(error)).toBe(true)
  expect(await databaseAnswers(testing.db)).toBe(true)
})

test('an absent database is an answer, not an accident', async () => {
  const away = openDatabase({ host: '/tmp/attune-nowhere', user: 'attune', database: 'attune' })
  expect(await databaseAnswers(away.db)).toBe(false)
  expect(isDatabaseAway(await sql`select 1`.execute(away.db).catch((reason: unknown) => reason))).toBe(true)
  await away.close()
})

test('counts are numbers and calendar dates stay as written', async () => {
  const { rows } = await testing.everything.query(`select count(*) as n, date '2026-03-29' as day`)
  expect(rows[0]).toEqual({ n: 1, day: '2026-03-29' })
})

test('what begins with a name is planned once for each connection, sees each practice apart, and shares its name with nothing else', async () => {
  const seen = (id: string, n: number) => inTenant(testing.db, { practiceId: id, memberId: null }, async (tx) => {
    const { rows } = await sql<{ practice: string; n: number }>`/* two-things */ select current_setting('app.practice') as practice, ${n}::integer as n`.execute(tx)
    const kept = await sql<{ name: string; uses: number }>`select name, generic_plans + custom_plans as uses from pg_prepared_statements`.execute(tx)
    return { ...rows[0], kept: kept.rows }
  })
  const ids = Array.from({ length: 12 }, () => newId(new Date('2026-01-05T10:00:00Z')))
  for (const [n, id] of ids.entries()) {
    const { kept, ...said } = await seen(id, n)
    expect(said).toEqual({ practice: id, n })
    expect(kept).toEqual([{ name: 'two-things', uses: n + 1 }])
  }
  await expect(inTenant(testing.db, { practiceId, memberId }, (tx) => sql`/* two-things */ select ${1}::integer`.execute(tx))).rejects.toThrow(/unique/)
})
