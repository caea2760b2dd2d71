import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import pg from 'pg'
import { lookAtAlarms } from '../../src/actions/look-at-alarms.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { projectFolder } from '../../src/server/config.ts'
import { type LocalPostgres, startPostgres } from '../../src/server/postgres.ts'
import type { Figure } from './core.ts'
import { addHistory, enlarge, newPractice } from './practice.ts'

const CLIENTS = 10_000
const SESSIONS = 20
/** Nobody should notice that a page came later by this. */
const NOTICED = 50

/**
 * The daily look at a practice of 10,000 clients with twenty answers each: how long it takes, and for how long at a time it
 * keeps the process from anything else. In an empty database of its own.
 */
export async function benchLook(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-bench-look-'))
  chmodSync(folder, 0o711)
  const postgres = await startPostgres({ data: folder, project: projectFolder, binaries: null, durable: true, say: console.error })
  try {
    await migrate(postgres.address)
    return await looked(postgres)
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function looked(postgres: LocalPostgres): Promise<Figure[]> {
  const practice = await newPractice(postgres, new Date())
  await addHistory(practice, 1, SESSIONS)
  await enlarge(postgres, practice, CLIENTS, SESSIONS)
  const everything = new pg.Client(postgres.superuser)
  await everything.connect()
  // Copies answer alike; a practice does not.
  await everything.query(`update response r set score = least(6, greatest(0, x.level + random() + random() - 1))
    from (select therapy_id, 3.3 + 2 * random() as level from therapy) x where x.therapy_id = r.therapy_id`)
  await everything.query('analyze')
  await everything.end()
  const owner = openDatabase({ ...postgres.address, max: 1, role: null })
  const { practiceId } = practice.therapist
  const took = async (now: Date) => {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const start = performance.now()
    const changed = await lookAtAlarms({ db: practice.database.db, owner: owner.db }, practiceId, now)
    delay.disable()
    return { changed, seconds: (performance.now() - start) / 1000, longest: delay.max / 1e6 }
  }
  const first = await took(practice.now)
  const again = await took(new Date(practice.now.getTime() + 86_400_000))
  await Promise.all([practice.database.close(), owner.close()])
  if (first.changed !== 1 || again.changed !== 0) throw new Error('The look did not set the limits and norms once.')
  const what = `${CLIENTS.toLocaleString('en')} clients with ${SESSIONS} answers each`
  return [
    { name: `Look at a practice of ${what}, once a day`, value: first.seconds, unit: 's' },
    { name: 'The same, longest that it keeps the process from anything else', value: first.longest, unit: 'ms', baseline: NOTICED, limit: 'at most' },
    { name: 'The same on a day without thirty answers more', value: again.seconds, unit: 's' },
  ]
}
