import { closeSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Results } from './in-order.ts'
import { shareJudge, type JudgedShare, type Task, type Twice } from './share.ts'
import { CannotPutAside, openNameless, readWhole, writeWhole } from './spool.ts'

/** A share to be judged: where its rows stand in the temporary file, as pairs of place and length. */
export interface Job { share: number; parts: number[] }

/** A judged share, and where its results stand. */
export interface Judged extends Pick<JudgedShare, 'twice' | 'widths'> { share: number; results: Results }

/** Rows from which on it pays to start threads. */
const MANY_ROWS = 50_000
/** More threads than this would take more memory than a long file may. */
const MOST_THREADS = 2
/** What a thread may hold of short-lived objects: more makes it little faster, and much larger. */
const YOUNG_MB = 12

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
 * Judges all shares, on several threads where there is much to do.
 * @throws CannotPutAside
 */
export async function judgeAll(task: Task, rows: number, jobs: readonly Job[], count: number): Promise<AllJudged> {
  const all: AllJudged = { results: [], widths: [], twice: [], close: () => files.forEach((file) => closeSync(file)) }
  const take = ({ share, results, widths, twice }: Judged) => {
    all.results[share] = results
    widths.forEach((width, c) => (all.widths[c] = Math.max(all.widths[c] ?? 0, width)))
    all.twice.push(...twice)
  }
  const threads = count < MANY_ROWS ? 0 : Math.min(availableParallelism(), MOST_THREADS)
  const files = Array.from({ length: Math.max(threads, 1) }, () => openNameless())
  try {
    if (threads === 0) jobs.map(judgeInto(task, rows, files[0]!)).forEach(take)
    else {
      const left = jobs.values()
      await Promise.all(files.map((results) => judgeApart({ task, rows, results }, left, take)))
    }
  } catch (error) {
    all.close()
    throw error
  }
  return all
}

/** One thread that judges what is left until nothing is. */
function judgeApart(data: { task: Task; rows: number; results: number }, left: Iterator<Job>, take: (judged: Judged) => void): Promise<void> {
  const worker = new Worker(new URL(`./judging${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url), {
    workerData: data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  const done = new Promise<void>((resolve, reject) => {
    // Two at a time, so that the thread has the next one when it is done with the first.
    let underWay = 0
    const next = () => {
      const job = left.next()
      if (!job.done) {
        underWay += 1
        worker.postMessage(job.value)
      } else if (underWay === 0) resolve()
    }
    worker.on('message', (message: { judged: Judged } | { cannot: string }) => {
      if ('cannot' in message) return reject(new CannotPutAside(message.cannot))
      take(message.judged)
      underWay -= 1
      next()
    })
    worker.on('error', reject)
    next()
    next()
  })
  return done.finally(() => worker.terminate())
}
