import { closeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Results } from './in-order.ts'
import type { RowProblem } from './series.ts'
import { shareJudge, type JudgedShare, type Task } from './share.ts'
import { CannotPutAside, openNameless, readWhole, writeWhole } from './spool.ts'

/** A share to be judged: where its rows stand in the temporary file, as pairs of place and length. */
export interface Job { share: number; parts: number[] }

/** A judged share, and where its results stand. */
export interface Judged extends Omit<JudgedShare, 'results'> { share: number; results: Results }

/** All that is to be judged, by as many threads as share it. */
export interface Work {
  task: Task
  /** The file that holds the rows. */
  rows: number
  jobs: readonly Job[]
  /** How many of the jobs are taken. */
  taken: Int32Array<SharedArrayBuffer>
}

/** Rows from which on it pays to start a second thread. */
export const MANY_ROWS = 20_000
/** What the second thread may hold of short-lived and of other objects: left alone it takes several times what it needs. */
const LIMITS = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 64 }

/**
 * Judges one share after the other until none is left to be taken.
 * @param file takes the results, one share behind the other
 * @throws CannotPutAside
 */
export function judgeShares({ task, rows, jobs, taken }: Work, file: number): Judged[] {
  const judge = shareJudge(task)
  const done: Judged[] = []
  let bytes = Buffer.alloc(0)
  let end = 0
  for (let job; (job = jobs[Atomics.add(taken, 0, 1)]) !== undefined; ) {
    const { share, parts } = job
    let length = 0
    for (let i = 1; i < parts.length; i += 2) length += parts[i]!
    if (bytes.length < length) bytes = Buffer.allocUnsafeSlow(2 * length)
    for (let i = 0, at = 0; i < parts.length; at += parts[i + 1]!, i += 2) readWhole(rows, bytes, at, parts[i + 1]!, parts[i]!)
    const { results, ...judged } = judge(bytes.subarray(0, length))
    writeWhole(file, results, end)
    done.push({ ...judged, share, results: { file, from: end, length: results.length } })
    end += results.length
  }
  return done
}

/** The results of all shares. */
export interface AllJudged { results: Results[]; widths: number[]; problems: RowProblem[]; count: number; close(): void }

/**
 * Judges all shares.
 * @param rows the file that holds the rows
 * @param second takes its part of the work, where it was started
 * @throws CannotPutAside
 */
export async function judgeAll(task: Task, rows: number, jobs: readonly Job[], second: SecondThread | null): Promise<AllJudged> {
  const work: Work = { task, rows, jobs, taken: new Int32Array(new SharedArrayBuffer(4)) }
  const files: number[] = []
  const all: AllJudged = { results: [], widths: [], problems: [], count: 0, close: () => files.forEach((file) => closeSync(file)) }
  const file = () => files[files.push(openNameless()) - 1]!
  try {
    const theirs = second?.judge(work, file())
    const ours = judgeShares(work, file())
    for (const { share, results, widths, problems, count } of [...ours, ...((await theirs) ?? [])]) {
      all.results[share] = results
      widths.forEach((width, c) => (all.widths[c] = Math.max(all.widths[c] ?? 0, width)))
      all.problems.push(...problems)
      all.count += count
    }
  } catch (error) {
    await second?.end()
    all.close()
    throw error
  }
  return all
}

/** A second thread that judges shares beside this one. */
export interface SecondThread {
  /** @throws CannotPutAside */
  judge(work: Work, file: number): Promise<Judged[]>
  end(): Promise<unknown>
}

/** Starts it while rows are still read, so that it is ready when there is something to judge. */
export function startSecondThread(): SecondThread {
  const worker = new Worker(new URL(`./judging${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url), { resourceLimits: LIMITS })
  const judged = new Promise<Judged[]>((resolve, reject) => {
    worker.on('message', (message: { judged: Judged[] } | { cannot: string }) =>
      'judged' in message ? resolve(message.judged) : reject(new CannotPutAside(message.cannot)))
    worker.on('error', reject)
  })
  // What goes wrong there is heard when its part is asked for; until then this thread is busy with its own.
  judged.catch(() => {})
  return {
    judge(work, file) {
      worker.postMessage({ work, file })
      return judged
    },
    end: () => worker.terminate(),
  }
}
