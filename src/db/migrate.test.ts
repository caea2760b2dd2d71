import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/database.ts'
import { migrate, MigrationRefused } from './migrate.ts'

let testing: TestDatabase
let folder: string
beforeAll(async () => {
  testing = await testDatabase()
})
afterAll(() => testing.close())
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attune-migrations-'))
  await testing.everything.query('drop schema public cascade; create schema public authorization attune')
  return () => rmSync(folder, { recursive: true })
})

const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
const numbers = async () => (await testing.everything.query('select n from numbers order by n')).rows.map((row) => row.n)

test('applies each file once, in order, and goes on where it stopped', async () => {
  write('0001_numbers.sql', 'create table numbers (n int)')
  write('0002_one.sql', 'insert into numbers values (1)')
  expect(await migrate(testing.owner, folder)).toEqual(['0001_numbers.sql', '0002_one.sql'])
  write('0003_two.sql', 'insert into numbers values (2)')
  expect(await migrate(testing.owner, folder)).toEqual(['0003_two.sql'])
  expect(await migrate(testing.owner, folder)).toEqual([])
  expect(await numbers()).toEqual([1, 2])
})

test('a file that fails leaves nothing of itself, and is done once it is right', async () => {
  write('0001_numbers.sql', 'create table numbers (n int)')
  write('0002_wrong.sql', 'insert into numbers values (1); insert into nowhere values (1)')
  await expect(migrate(testing.owner, folder)).rejects.toThrow('nowhere')
  expect(await numbers()).toEqual([])
  write('0002_wrong.sql', 'insert into numbers values (1)')
  expect(await migrate(testing.owner, folder)).toEqual(['0002_wrong.sql'])
})

test('several at once do the work once', async () => {
  write('0001_numbers.sql', 'create table numbers (n int); insert into numbers values (1)')
  const applied = await Promise.all(Array.from({ length: 6 }, () => migrate(testing.owner, folder)))
  expect(applied.flat()).toEqual(['0001_numbers.sql'])
  expect(await numbers()).toEqual([1])
})

test('refuses a database that is newer than it knows', async () => {
  write('0001_numbers.sql', 'create table numbers (n int)')
  write('0002_one.sql', 'insert into numbers values (1)')
  await migrate(testing.owner, folder)
  rmSync(join(folder, '0002_one.sql'))
  const refusal = migrate(testing.owner, folder)
  await expect(refusal).rejects.toThrow(MigrationRefused)
  await expect(refusal).rejects.toThrow(/newer Attune .* number 2, this version knows 1.* Nothing was changed/)
})

test('refuses a file that was changed after it was applied; line endings do not count', async () => {
  write('0001_numbers.sql', 'create table numbers (\nn int)')
  await migrate(testing.owner, folder)
  write('0001_numbers.sql', 'create table numbers (\r\nn int)')
  expect(await migrate(testing.owner, folder)).toEqual([])
  write('0001_numbers.sql', 'create table numbers (\nn bigint)')
  await expect(migrate(testing.owner, folder)).rejects.toThrow(/0001_numbers\.sql was applied .* with other contents/)
})

test.each([['0002_late.sql'], ['0001-dash.sql'], ['1_short.sql']])('refuses the misnumbered file %s', async (name) => {
  write(name, 'select 1')
  await expect(migrate(testing.owner, folder)).rejects.toThrow(/is out of order: file 1 must be called 0001_name\.sql/)
})

test('refuses a user whom row-level security does not bind', async () => {
  write('0001_numbers.sql', 'create table numbers (n int)')
  const refusal = migrate({ ...testing.owner, user: 'postgres' }, folder)
  await expect(refusal).rejects.toThrow(/is a superuser or exempt from row-level security/)
  await expect(numbers()).rejects.toThrow('does not exist')
})
