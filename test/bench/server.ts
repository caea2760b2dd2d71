import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { inTenant } from '../../src/db/open.ts'
import { noKeys } from '../../src/db/sealed-words.ts'
import { startLogin } from '../../src/server/auth/sign-in.ts'
import { buildApp } from '../../src/server/app.ts'
import { rowField } from '../../src/survey/view.ts'
import type { LocalPostgres } from '../../src/server/postgres.ts'
import type { Figure } from './core.ts'
import type { Load, Loaded, Shot } from './load.ts'
import { addHistory, addInvitation, addTherapy, answersFor, enlarge, newPractice, type Practice } from './practice.ts'

/** How many submissions, or commits, are under way at once; each pair is compared. */
const AT_ONCE = [1, 2, 4, 8]
const SUBMISSIONS = 600
/** Commits take less time each, so that more of them are counted. */
const COMMITS = 2_000
/** Either is under way for a while before it is counted. */
const BEFORE = { commits: 500, submissions: 150 }
/** Each pair is measured so often, one right after the other, and the middle one counts: the disk has better and worse seconds. */
const ROUNDS = 5
const MOST_AT_ONCE = Math.max(...AT_ONCE)
/** Sent before measuring, so that the program and the database have settled. */
const WARM = 2_000
const PER_SECOND = 50
const SECONDS = 20

/** The rates of one round: commits of one row, and submissions, at the same concurrency. */
interface Pair { atOnce: number; commits: number; submissions: number }

/** The load comes from a thread of its own, so that sending does not wait for answering. */
function load(given: Load): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(new URL('./load.js', import.meta.url)), { workerData: given })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

export function percentile(milliseconds: readonly number[], share: number): number {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

function submission(token: string, n: number): Shot {
  const rows = Object.entries(answersFor(n, n)).map(([id, answer]) => `${rowField(id)}=${answer}`)
  return { method: 'POST', path: `/c/${token}`, body: [`key=bench-key-${n}-${token.slice(0, 8)}`, ...rows].join('&'), expect: 200 }
}

async function tokens(practice: Practice, count: number): Promise<string[]> {
  const found: string[] = []
  for (let i = 0; i < count; i++) {
    const therapy = await addTherapy(practice, `Once ${i}`, 2)
    found.push(await addInvitation(practice, therapy, 1))
  }
  return found
}

/** What a submission is held against: begin, one insert, commit through the same driver, as many at once. */
async function commitsPerSecond(postgres: LocalPostgres, atOnce: number): Promise<number> {
  const pool = new pg.Pool({ ...postgres.superuser, max: atOnce })
  await pool.query('create table if not exists bench_row (id bigserial primary key, at timestamptz, data jsonb)')
  const data = JSON.stringify(answersFor(1, 1))
  const insert = async () => {
    const client = await pool.connect()
    await client.query('begin')
    await client.query('insert into bench_row (at, data) values (now(), $1)', [data])
    await client.query('commit')
    client.release()
  }
  const round = async (count: number) => {
    let left = count
    const start = process.hrtime.bigint()
    await Promise.all(Array.from({ length: atOnce }, async () => { while (left-- > 0) await insert() }))
    return count / (Number(process.hrtime.bigint() - start) / 1e9)
  }
  await round(BEFORE.commits)
  const rate = await round(COMMITS)
  await pool.query('drop table bench_row')
  await pool.end()
  return rate
}

/** Check-in page, submission and Today, over HTTP on loopback against a real database with fsync on. */
export async function benchServer(postgres: LocalPostgres): Promise<Figure[]> {
  const now = new Date()
  const practice = await newPractice(postgres, now)
  const app = await buildApp({ db: practice.database.db, config: { publicUrl: 'http://localhost', demo: false, loopback: true }, keyring: noKeys, now: () => new Date() })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo

  for (let client = 1; client <= 60; client++) await addHistory(practice, client, 30)
  const cookie = `attune=${await startLogin(practice.database.db, practice.therapist.practiceId, practice.therapist.memberId, now)}`
  const today: Shot = { method: 'GET', path: '/', cookie, expect: 200 }
  const todayP95 = async () => {
    await load({ port, shots: Array.from({ length: 100 }, () => today), concurrency: 1, rate: 0 })
    const { milliseconds, wrong } = await load({ port, shots: Array.from({ length: 300 }, () => today), concurrency: 1, rate: 0 })
    if (wrong > 0) throw new Error(`${wrong} of 300 requests for Today were not answered.`)
    return percentile(milliseconds, 0.95)
  }
  const small = await todayP95()
  await enlarge(postgres, practice, 10_000)
  const large = await todayP95()

  const all = (BEFORE.submissions + SUBMISSIONS) * ROUNDS * AT_ONCE.length + WARM + PER_SECOND * SECONDS
  const open = await tokens(practice, all)
  const page = await app.inject({ method: 'GET', url: `/c/${open[0]}?questions` })
  const shots = Array.from({ length: 1_000 }, (_, i): Shot => ({ method: 'GET', path: `/c/${open[i % open.length]}?questions`, expect: 200 }))
  const pages = await load({ port, shots, concurrency: 1, rate: 0 })

  const warm = open.splice(0, WARM)
  await load({ port, shots: warm.map(submission), concurrency: MOST_AT_ONCE, rate: 0 })
  const steady = await load({ port, shots: open.splice(0, PER_SECOND * SECONDS).map(submission), concurrency: 50, rate: PER_SECOND })
  const pairs: Pair[] = []
  for (const atOnce of AT_ONCE) {
    const rounds: Pair[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const commits = await commitsPerSecond(postgres, atOnce)
      const before = open.splice(0, BEFORE.submissions).map(submission)
      const { seconds, wrong } = await load({ port, before, shots: open.splice(0, SUBMISSIONS).map(submission), concurrency: atOnce, rate: 0 })
      if (wrong > 0) throw new Error(`${wrong} of ${SUBMISSIONS} submissions were not answered as expected.`)
      rounds.push({ atOnce, commits, submissions: SUBMISSIONS / seconds })
    }
    pairs.push(rounds.sort((a, b) => a.submissions / a.commits - b.submissions / b.commits)[Math.floor(ROUNDS / 2)]!)
  }
  const wrong = steady.wrong + pages.wrong
  const stored = await inTenant(practice.database.db, practice.therapist, (tx) =>
    tx.selectFrom('response').select((eb) => eb.fn.countAll<number>().as('n')).where('idempotency_key', 'like', 'bench-key-%').executeTakeFirstOrThrow())
  await app.close()
  await practice.database.close()
  if (wrong > 0) throw new Error(`${wrong} requests were not answered as expected.`)
  return [
    { name: 'check-in page, with everything it loads', value: Buffer.byteLength(page.body), unit: 'bytes', baseline: 15_000, limit: 'at most' },
    { name: 'check-in page, p95', value: percentile(pages.milliseconds, 0.95), unit: 'ms', baseline: 10, limit: 'at most' },
    { name: `submission at ${PER_SECOND} a second for ${SECONDS} s, p95`, value: percentile(steady.milliseconds, 0.95), unit: 'ms', baseline: 25, limit: 'at most' },
    ...pairs.flatMap(({ atOnce, commits, submissions }): Figure[] => [
      { name: `submissions stored, ${atOnce} at once (of ${ROUNDS} rounds the middle one)`, value: submissions, unit: 'per second' },
      { name: `begin, insert, commit, ${atOnce} at once, same run`, value: commits, unit: 'per second' },
      { name: 'the first as a share of the second', value: submissions / commits, unit: 'ratio', baseline: 0.2, limit: 'at least' },
    ]),
    { name: 'responses found in the database of those sent', value: Number(stored.n), unit: `of ${all}` },
    { name: 'Today with 60 clients of 30 sessions, p95', value: small, unit: 'ms', baseline: 30, limit: 'at most' },
    { name: 'the same in a practice with 10,000 more clients, p95', value: large, unit: 'ms' },
    { name: 'the second as a multiple of the first', value: large / small, unit: 'ratio', baseline: 1.5, limit: 'at most' },
  ]
}
