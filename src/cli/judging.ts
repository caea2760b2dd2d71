import { parentPort, workerData } from 'node:worker_threads'
import { judgeShares, type Work } from './judges.ts'
import { CannotPutAside } from './spool.ts'

/** A second thread that judges shares beside the first. */
const { work, file } = workerData as { work: Work; file: number }
try {
  parentPort!.postMessage({ judged: judgeShares(work, file) })
} catch (error) {
  if (!(error instanceof CannotPutAside)) throw error
  parentPort!.postMessage({ cannot: error.message })
}
