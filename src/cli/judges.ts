import { closeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Results } from './in-order.ts'
import { shareJudge, type JudgedShare, type Task, type Twice } from './share.ts'
import { CannotPutAside, openNameless, readWhole, writeWhole } from './spool.ts'

/** A share to be judged: where its rows stand in the temporary file, as pairs of place and length. */
export interface Job { share: number; parts: number[] }

/** A judged share, and where its results stand. */
export interface Judged extends Pick<JudgedShare, 'twice' | 'widths'> { share: number; results: Results }

/** Rows from which on it pays to start a thread. */
const MANY_ROWS = 20_000
/**
 * What the thread may hold of short-lived and of other objects. The main thread's own limits cannot be set from within
 * and grow with the machine's memory, to several times what is needed here. A second thread would take 30 MB more.
 */
const LIMITS = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 64 }

/** Judges shares and puts the results behind one another into a temporary file. @param rows the file that holds the rows */
export function judgeInto(task: Task, rows: number, file: number): (job: Job) => Judged {
  const judge = shareJudge(task)
  let bytes = Buffer.alloc(0)
  let end = 0
  return ({ share, parts }) => {
    let length = 0
    for (let i = 1; i < parts.length; i += 2) length += parts[i]!
    if (bytes.length < length) bytes = Buffer.allocUnsafeSlow(2 * length)
    for (let i = 0, at = 0; i < parts.length; at += parts[i + 1]!, i += 2) readWhole(rows, bytes, at, parts[i + 1]!, parts[i]!)
    const { twice, widths, results } = judge(bytes.subarray(0, length))
    writeWhole(file, results, end)
    end += results.length
    return { share, twice, widths, results: { file, from: end - results.length, length: results.length } }
  }
}

/** The results of all shares. */
export interface AllJudged { results: Results[]; widths: number[]; twice: Twice[]; close(): void }

/**
 * Judges all shares, in a thread of its own where there is much to do.
 * @param rows the file that holds the rows
 * @param count how many rows there are
 * @throws CannotPutAside
 */
export async function judgeAll(task: Task, rows: number, jobs: readonly Job[], count: number): Promise<AllJudged> {
  const file = openNameless()
  const all: AllJudged = { results: [], widths: [], twice: [], close: () => closeSync(file) }
  const take = ({ share, results, widths, twice }: Judged) => {
    all.results[share] = results
    widths.forEach((width, c) => (all.widths[c] = Math.max(all.widths[c] ?? 0, width)))
    all.twice.push(...twice)
  }
  try {
    if (count < MANY_ROWS || jobs.length === 0) jobs.map(judgeInto(task, rows, file)).forEach(take)
    else await judgeApart({ task, rows, results: file }, jobs, take)
  } catch (error) {
    all.close()
    throw error
  }
  return all
}

function judgeApart(data: { task: Task; rows: number; results: number }, jobs: readonly Job[], take: (judged: Judged) => void): Promise<void> {
  const worker = new Worker(new URL(`./judging${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url), {
    workerData: data, resourceLimits: LIMITS,
  })
  const done = new Promise<void>((resolve, reject) => {
    let left = jobs.length
    worker.on('message', (message: { judged: Judged } | { cannot: string }) => {
      if ('cannot' in message) return reject(new CannotPutAside(message.cannot))
      take(message.judged)
      left -= 1
      if (left === 0) resolve()
    })
    worker.on('error', reject)
    for (const job of jobs) worker.postMessage(job)
  })
  return done.finally(() => worker.terminate())
}
