import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'

const bin = fileURLToPath(new URL('../bin/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'attune-start-'))
const data = join(folder, 'data')
const running = new Set<ChildProcess>()
let port = 0

beforeAll(async () => {
  chmodSync(folder, 0o711)
  port = await freePort()
})
afterEach(async () => {
  for (const child of running) child.kill('SIGINT')
  await Promise.all([...running].map((child) => child.exitCode ?? new Promise((resolve) => child.once('exit', resolve))))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('start and stop', () => {
  test('the first start says where, and how to create the practice; Ctrl-C ends it and its database', async () => {
    const attune = await started()
    expect(attune.out()).toMatch(`Attune is ready at http://localhost:${port}`)
    expect(attune.out()).toMatch(/set-up code \(.*\): ([0-9A-Z]{4}-){3}[0-9A-Z]{4}\n/)
    const database = postmaster()
    expect(await attune.end('SIGINT')).toBe(0)
    expect(isAlive(database)).toBe(false)
    expect(readdirSync(data).toSorted()).toEqual(['postgres', 'postgres.log', 'reflection.key', 'socket'])
    expect(statSync(join(data, 'reflection.key')).mode & 0o777).toBe(0o600)
  })

  test('SIGTERM ends it too, and an impatient second signal as well', async () => {
    expect(await (await started()).end('SIGTERM')).toBe(0)
    const attune = await started()
    attune.child.kill('SIGINT')
    expect([0, 130]).toContain(await attune.end('SIGINT'))
    expect(isAlive(postmaster())).toBe(false)
  })

  test('a second start on the same data names who holds them, and leaves that one alone', async () => {
    const attune = await started()
    const second = launch(['--port', String(await freePort()), '--data', data])
    expect(await second.ended).toBe(1)
    expect(second.out().trim()).toMatch(
      new RegExp(`^Attune already runs on ${data}: process ${attune.child.pid}, since \\S+ \\S+ UTC, at http://localhost:${port}\\.`),
    )
    expect(await health()).toBe(200)
  })

  test('a request that never ends does not keep it from ending', async () => {
    const attune = await started()
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    await new Promise((resolve) => socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n', resolve))
    const began = performance.now()
    expect(await attune.end('SIGTERM')).toBe(0)
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test('a taken port is said in a sentence, and nothing keeps running', async () => {
    const server = createServer().listen(port, '127.0.0.1')
    const attune = launch()
    expect(await attune.ended).toBe(1)
    server.close()
    expect(attune.out().trim()).toBe(`Attune cannot listen there: address already in use 127.0.0.1:${port}. Give another port with --port, or an address of this machine with --host.`)
    expect(isAlive(postmaster())).toBe(false)
  })

  test.each([
    [['--demo', '--host', '0.0.0.0'], /leave out --host/],
    [['--port', 'four'], /--port is "four"; expected a whole number/],
  ])('%j is refused before anything is done', async (words, sentence) => {
    const untouched = join(folder, 'untouched')
    const attune = launch([...words, '--data', untouched])
    expect(await attune.ended).toBe(2)
    expect(attune.out()).toMatch(sentence)
    expect(existsSync(untouched)).toBe(false)
  })

  test('a folder with something else in it is left as it is', async () => {
    const other = join(folder, 'other')
    mkdirSync(join(other, 'postgres/base'), { recursive: true })
    chmodSync(other, 0o711)
    const attune = launch(['--port', String(port), '--data', other])
    expect(await attune.ended).toBe(1)
    expect(attune.out()).toMatch(/other\/postgres is not empty, yet there is no database in it .* Nothing was changed\./)
    expect(readdirSync(other)).toEqual(['postgres'])
  })

  test('data of another PostgreSQL are left as they are', async () => {
    const old = join(folder, 'old')
    mkdirSync(join(old, 'postgres'), { recursive: true })
    chmodSync(old, 0o711)
    writeFileSync(join(old, 'postgres/PG_VERSION'), '9\n')
    const attune = launch(['--port', String(port), '--data', old])
    expect(await attune.ended).toBe(1)
    expect(attune.out()).toMatch(/made by PostgreSQL 9, and only that version can read them .* Nothing was changed\. Install postgresql-9/)
    expect(readdirSync(join(old, 'postgres'))).toEqual(['PG_VERSION'])
  })
})

describe('after kill -9', () => {
  test('of Attune, the database it left is stopped and everything acknowledged is there', async () => {
    const attune = await started()
    const left = postmaster()
    const acknowledged = await writeUntil(() => attune.child.kill('SIGKILL'))
    await attune.ended
    const next = await started()
    expect(next.out()).toContain('left running by an earlier Attune')
    expect(isAlive(left)).toBe(false)
    expect(await stored()).toEqual(expect.arrayContaining(acknowledged))
  })

  test('of the database, Attune answers 503, brings it back, and nothing acknowledged is lost', async () => {
    const attune = await started()
    for (let round = 0; round < 3; round++) {
      const killed = postmaster()
      const acknowledged = await writeUntil(() => process.kill(killed, 'SIGKILL'))
      expect(acknowledged.length).toBeGreaterThan(0)
      await healthy()
      expect(postmaster()).not.toBe(killed)
      expect(await stored()).toEqual(expect.arrayContaining(acknowledged))
    }
    expect(attune.child.exitCode).toBe(null)
    expect(attune.out()).toContain('The database is back.')
    expect(await attune.end('SIGINT')).toBe(0)
  })

  test('of the database, Ctrl-C still ends everything while it is coming back', async () => {
    for (const wait of [0, 30, 60, 120]) {
      const attune = await started()
      process.kill(postmaster(), 'SIGKILL')
      await pause(wait)
      expect(await attune.end('SIGINT')).toBe(0)
      expect(isAlive(postmaster())).toBe(false)
    }
  })

  test('of both at once, the next start recovers', async () => {
    const attune = await started()
    const acknowledged = await writeUntil(() => {
      process.kill(postmaster(), 'SIGKILL')
      attune.child.kill('SIGKILL')
    })
    await attune.ended
    await started()
    expect(await stored()).toEqual(expect.arrayContaining(acknowledged))
  })

  test('when the number of the killed database was given to a stranger meanwhile', async () => {
    const attune = await started()
    const file = join(data, 'postgres/postmaster.pid')
    const note = readFileSync(file, 'utf8')
    process.kill(Number(note.split('\n')[0]), 'SIGSTOP')
    attune.child.kill('SIGKILL')
    process.kill(Number(note.split('\n')[0]), 'SIGKILL')
    await attune.ended
    writeFileSync(file, note.replace(/^\d+/, String(process.pid)))
    await started()
    expect(postmaster()).not.toBe(process.pid)
  })
})

test('invented people who were not finished are begun anew', async () => {
  const words = ['--port', String(port), '--demo', '--data', join(folder, 'demo')]
  const first = launch(words)
  while (!existsSync(join(folder, 'demo/demo-unfinished'))) await pause(5)
  await first.end('SIGKILL')
  const second = await started(words)
  expect(readdirSync(join(folder, 'demo')).toSorted()).toEqual(['attune.lock', 'postgres', 'postgres.log', 'reflection.key', 'socket'])
  expect(second.out()).not.toContain('set-up code')
})

test('an external database is used as it is, and no other is made', async () => {
  const { superuser } = inject('database')
  const client = new pg.Client({ ...superuser, database: 'postgres' })
  await client.connect()
  await client.query('create role outside login; grant attune_app to outside with admin option')
  await client.query('create database outside owner outside')
  const env = { DATABASE_URL: `postgres://outside@localhost/outside?host=${encodeURIComponent(superuser.host ?? '')}`, ATTUNE_REFLECTION_KEY: join(folder, 'keys/reflection.key') }
  const attune = await started(['--port', String(port), '--data', join(folder, 'none')], env)
  expect(await attune.end('SIGINT')).toBe(0)
  expect(existsSync(join(folder, 'none'))).toBe(false)
  expect(statSync(join(folder, 'keys/reflection.key')).mode & 0o777).toBe(0o600)
  await client.query('drop database outside')
  await client.query('drop role outside')
  await client.end()
})

test('an external database that does not answer, or lets nobody in, is said in a sentence', async () => {
  const { superuser } = inject('database')
  const key = join(folder, 'keys/other.key')
  const socket = encodeURIComponent(superuser.host ?? '')
  for (const [url, sentence] of [
    [`postgres://nobody@127.0.0.1:${await freePort()}/none`, 'The database does not answer. Please look whether it runs, and try again.'],
    [`postgres://attune-nobody@localhost/none?host=${socket}`, /^The database lets nobody in: .*attune-nobody.*\. Please check DATABASE_URL\.$/],
  ] as const) {
    const attune = launch(['--port', String(port), '--data', join(folder, 'none')], { DATABASE_URL: url, ATTUNE_REFLECTION_KEY: key })
    expect(await attune.ended).toBe(1)
    expect(attune.out().trim()).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence))
  }
  expect(existsSync(key)).toBe(false)
})

test('the log of the database holds no word of a client', async () => {
  const attune = await started()
  const canary = 'she never listens to me'
  await withDatabase(async (client) => {
    await client.query('create table if not exists answer (words text unique)')
    await client.query('insert into answer values ($1)', [canary])
    await client.query('insert into answer values ($1)', [canary]).catch(() => {})
    await client.query('select $1::int', [canary]).catch(() => {})
    await client.query(`select '${canary}'::int`).catch(() => {})
    await client.query(`do $$ begin raise warning '${canary}'; end $$`)
  })
  await attune.end('SIGINT')
  expect(readFileSync(join(data, 'postgres.log'), 'utf8')).not.toContain(canary)
})

test('setting up again says nothing and asks nobody', async () => {
  expect(await (await started()).end('SIGINT')).toBe(0)
  const trap = join(folder, 'trap')
  mkdirSync(trap)
  for (const name of ['npm', 'node', 'apt-get', 'curl'])
    writeFileSync(join(trap, name), `#!/bin/sh\necho ${name} was called\nexit 1\n`, { mode: 0o755 })
  const child = spawn(join(bin, 'setup'), { cwd: '/', env: { PATH: `${trap}:/usr/bin:/bin` }, stdio: 'pipe' })
  const { out, ended } = listen(child)
  expect(await ended).toBe(0)
  expect(out()).toBe('')
})

test('set up once is set up; what is removed later is made again, and where that fails it is said in a sentence', async () => {
  const house = join(folder, 'house')
  const programs = join(house, '.runtime/node_modules', `node-linux-${process.arch}`, 'bin')
  for (const name of ['bin', 'src', 'test', 'scripts', 'node_modules', '.runtime']) mkdirSync(join(house, name), { recursive: true })
  for (const name of ['package.json', 'tsconfig.json', 'tsconfig.base.json']) writeFileSync(join(house, name), '')
  copyFileSync(join(bin, 'setup'), join(house, 'bin/setup'))
  writeFileSync(
    join(house, 'scripts/build.mjs'),
    `import { appendFileSync, mkdirSync } from 'node:fs'
    mkdirSync(new URL('../dist', import.meta.url), { recursive: true })
    appendFileSync(new URL('../built', import.meta.url), '.')`,
  )
  // The packages count as fetched: the fingerprint of a lock file that is empty.
  writeFileSync(join(house, 'package-lock.json'), '')
  writeFileSync(join(house, '.runtime/packages'), `${createHash('sha256').update('').digest('hex')}  -\n`)
  const npm = (lines: string) => writeFileSync(join(house, 'bin/npm'), `#!/bin/sh\n${lines}\n`, { mode: 0o755 })
  npm(`mkdir -p '${programs}' && ln -s '${process.execPath}' '${programs}/node'`)
  writeFileSync(join(house, 'bin/node'), '#!/bin/sh\necho 20\n', { mode: 0o755 })
  const setUp = async () => {
    const env = { PATH: `${house}/bin:/usr/bin:/bin`, HOME: house }
    const { out, ended } = listen(spawn(join(house, 'bin/setup'), { cwd: '/', env, stdio: 'pipe' }))
    return { code: await ended, out: out(), builds: readFileSync(join(house, 'built'), 'utf8').length }
  }
  expect(await setUp()).toEqual({ code: 0, out: expect.stringMatching(/^Fetching Node [\d.]+ \(once\) …\n$/) as string, builds: 1 })
  expect(await setUp()).toEqual({ code: 0, out: '', builds: 1 })
  rmSync(join(house, 'dist'), { recursive: true })
  expect(await setUp()).toEqual({ code: 0, out: '', builds: 2 })
  expect(existsSync(join(house, 'dist'))).toBe(true)
  npm('echo no network; exit 1')
  rmSync(join(house, 'node_modules'), { recursive: true })
  const { code, out } = await setUp()
  expect(code).toBe(1)
  expect(out).toContain('The packages could not be fetched. Nothing else was changed; try again with a network.')
})

function launch(words = ['--port', String(port), '--data', data], env: NodeJS.ProcessEnv = {}) {
  // From another folder, and without what the test run has in its environment.
  const { PATH, HOME } = process.env
  return listen(spawn(join(bin, 'start'), words, { cwd: '/', env: { PATH, HOME, ...env } }))
}

function listen(child: ChildProcess) {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (text += part))
  running.add(child)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  void ended.then(() => running.delete(child))
  const end = (name: NodeJS.Signals) => {
    child.kill(name)
    return ended
  }
  return { child, ended, end, out: () => text }
}

async function started(...given: Parameters<typeof launch>) {
  const attune = launch(...given)
  await Promise.race([
    healthy(),
    attune.ended.then((code) => Promise.reject(new Error(`It ended with ${code}: ${attune.out()}`))),
  ])
  while (!attune.out().includes('Stop it with')) await pause(5)
  return attune
}

async function health() {
  return fetch(`http://127.0.0.1:${port}/health`).then(
    (answer) => answer.status,
    () => 0,
  )
}

async function healthy() {
  while ((await health()) !== 200) await pause(20)
}

function postmaster(): number {
  const file = join(data, 'postgres/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
}

function isAlive(pid: number): boolean {
  return pid > 0 && existsSync(`/proc/${pid}`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

async function withDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ host: join(data, 'socket'), user: 'attune', database: 'attune' })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Writes rows one by one, kills in the middle, and tells which were acknowledged until the connection broke. */
async function writeUntil(kill: () => void): Promise<number[]> {
  return withDatabase(async (client) => {
    await client.query('create table if not exists acknowledged (n serial primary key)')
    const seen: number[] = []
    try {
      for (let i = 0; i < 400; i++) {
        if (i === 100) kill()
        seen.push((await client.query('insert into acknowledged default values returning n')).rows[0].n)
      }
    } catch {
      // The connection broke: that is what was asked for.
    }
    return seen
  })
}

async function stored(): Promise<number[]> {
  return withDatabase(async (client) => (await client.query('select n from acknowledged')).rows.map(({ n }) => n))
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
