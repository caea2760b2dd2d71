import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { newKey } from '../db/sealed-words.ts'
import { keyFile, readKeyring } from './reflection-key.ts'

let folder: string
let path: string
let said: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-key-'))
  path = join(folder, 'deep/reflection.key')
  said = []
  return () => rmSync(folder, { recursive: true })
})
const read = (sealed = false) => readKeyring(path, { sealed, say: (sentence) => said.push(sentence) })
const lines = () => readFileSync(path, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'))

test('lies in the data folder unless the configuration says otherwise', () => {
  expect(keyFile({ data: '/kept', reflectionKey: null })).toBe('/kept/reflection.key')
  expect(keyFile({ data: '/kept', reflectionKey: '/etc/one' })).toBe('/etc/one')
})

test('is made at the first start, for its owner alone, and is the same at the next', () => {
  const keys = read()
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(keys.writes).toMatch(/^[0-9a-f]{16}$/)
  expect(read()).toEqual(keys)
  expect(readdirSync(join(folder, 'deep'))).toEqual(['reflection.key'])
  expect(said).toEqual([])
})

test('is not made in the place of one that is lost: that is said, and nothing stops', () => {
  expect(read(true)).toMatchObject({ writes: null })
  expect(existsSync(path)).toBe(false)
  expect(said.join()).toMatch(/nothing is lost, and everything else works/)
})

test('"new" makes another one that writes, on disk before it is used, and keeps those before', () => {
  const before = read()
  writeFileSync(path, `new\n${readFileSync(path, 'utf8')}`)
  const after = read()
  expect(after.keys.size).toBe(2)
  expect(after.writes).not.toBe(before.writes)
  expect(after.keys.has(before.writes!)).toBe(true)
  expect(lines()).toHaveLength(2)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(read()).toEqual(after)
})

test('a lost key is replaced by a file that says "new", even beside sealed notes', () => {
  read()
  writeFileSync(path, 'new\n')
  expect(read(true).keys.size).toBe(1)
})

test.each([['nothing', ''], ['something else', 'hello\n'], ['half a key', `${newKey().toString('base64').slice(0, 20)}\n`], ['"new" beside something else', 'new\nhello\n']])(
  'a file with %s in it is left as it is and said, without showing what is in it', (_, text) => {
    read()
    writeFileSync(path, text)
    expect(read()).toMatchObject({ writes: null })
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(said.join()).toContain('holds no key')
    if (text.trim() !== '' && text !== 'new\nhello\n') expect(said.join()).not.toContain(text.trim())
  })

test('one that others can read is used, and whoever runs it is told', () => {
  read()
  chmodSync(path, 0o644)
  expect(read().writes).not.toBeNull()
  expect(said.join()).toContain('chmod 600')
})

test('a folder in its place is said', () => {
  path = folder
  expect(read()).toMatchObject({ writes: null })
  expect(said.join()).toContain('cannot be used')
})
