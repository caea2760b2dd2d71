import { parentPort, workerData } from 'node:worker_threads'
import type { Job } from './judges.ts'
import { judgeInto } from './judges.ts'
import type { Task } from './share.ts'
import { CannotPutAside } from './spool.ts'

/** A thread of its own that judges one share after the other. */
const { task, rows, results } = workerData as { task: Task; rows: number; results: number }
const judge = judgeInto(task, rows, results)
parentPort!.on('message', (job: Job) => {
  try {
    parentPort!.postMessage({ judged: judge(job) })
  } catch (error) {
    if (!(error instanceof CannotPutAside)) throw error
    parentPort!.postMessage({ cannot: error.message })
  }
})
