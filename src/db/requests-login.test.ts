import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/database.ts'
import { openDatabase, type OpenDatabase, requestRole } from './open.ts'
import { mayActAsOwner } from './requests-login.ts'

let testing: TestDatabase
let requests: OpenDatabase
let owner: OpenDatabase
beforeAll(async () => {
  testing = await testDatabase()
  requests = openDatabase({ ...testing.owner, user: requestRole, max: 1 })
  owner = openDatabase({ ...testing.owner, max: 1 })
})
afterAll(async () => {
  await Promise.all([requests.close(), owner.close()])
  await testing.close()
})

it('the local database lets requests in by a login of their own, which cannot become the owner', async () => {
  expect(await mayActAsOwner(requests.pool)).toBe(false)
  for (const taken of ['reset role', 'set role none', 'reset session authorization']) {
    await requests.pool.query(taken)
    for (const statement of ['select password_hash from member', 'update audit set action = action', 'delete from response', 'drop policy own_practice on client']) {
      await expect(requests.pool.query(statement), `${taken}; ${statement}`).rejects.toThrow(/permission denied|must be owner/)
    }
    expect((await requests.pool.query('select practice_id from client')).rows).toEqual([])
  }
  for (const role of ['attune', 'postgres']) await expect(requests.pool.query(`set role ${role}`)).rejects.toThrow('permission denied')
})

it('the login of the owner is known for what it can do', async () => {
  expect(await mayActAsOwner(owner.pool)).toBe(true)
})
