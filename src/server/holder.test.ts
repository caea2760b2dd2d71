import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { DataHeld, holdData } from './holder.ts'
import { beganAt } from './processes.ts'

const now = new Date('2026-01-05T10:00:00Z')
const address = 'http://localhost:4000'
let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'attune-holder-'))
  return () => rmSync(data, { recursive: true })
})
const leave = (pid: number, began: number) =>
  writeFileSync(join(data, 'attune.lock'), JSON.stringify({ pid, began, since: now.toISOString(), address }))

test('is held until it is given back, and leaves nothing behind', () => {
  const giveBack = holdData(data, address, now)
  expect(() => holdData(data, address, now)).toThrow(DataHeld)
  expect(() => holdData(data, address, now)).toThrow(
    `process ${process.pid}, since 2026-01-05 10:00 UTC, at http://localhost:4000`,
  )
  giveBack()
  expect(readdirSync(data)).toEqual([])
  holdData(data, address, now)()
})

test('a note of a dead process, of an earlier one with the same number, or an unreadable one does not count', () => {
  for (const make of [
    () => leave(2 ** 22 + 1, 1),
    () => leave(process.pid, (beganAt(process.pid) ?? 0) - 1),
    () => writeFileSync(join(data, 'attune.lock'), '{"pid":'),
  ]) {
    make()
    holdData(data, address, now)()
    expect(readdirSync(data)).toEqual([])
  }
})

test('a note of a living process counts', () => {
  leave(process.ppid, beganAt(process.ppid) ?? 0)
  expect(() => holdData(data, address, now)).toThrow(`process ${process.ppid}`)
  expect(readdirSync(data)).toEqual(['attune.lock'])
})
