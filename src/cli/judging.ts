import { parentPort } from 'node:worker_threads'
import { judgeShares, type Work } from './judges.ts'
import { CannotPutAside } from './spool.ts'

/** The second thread: waits for its work, does it, and ends. */
parentPort!.once('message', ({ work, file }: { work: Work; file: number }) => {
  try {
    parentPort!.postMessage({ judged: judgeShares(work, file) })
  } catch (error) {
    if (!(error instanceof CannotPutAside)) throw error
    parentPort!.postMessage({ cannot: error.message })
  }
})
