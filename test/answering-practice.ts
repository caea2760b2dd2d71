import { addClient } from '../src/actions/add-client.ts'
import { invite } from '../src/actions/invite.ts'
import { findCheckIn } from '../src/actions/open-check-in.ts'
import { receiveResponse } from '../src/actions/receive-response.ts'
import { recordSession } from '../src/actions/record-session.ts'
import type { Acting } from '../src/actions/acting.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { randomFrom, type Random } from '../src/core/worlds/random.ts'
import { value } from './scene.ts'

const DAY = 86_400_000
const rows = defaultInstrument.items.filter(({ kind }) => kind === 'scale')
const direct = defaultInstrument.items.find(({ kind }) => kind === 'direct')!

/** One client of a practice whose clients answer every week. */
export interface Answering { therapyId: string; level: number; random: Random }

/** New clients whose levels differ and who wobble from week to week. */
export async function newClients(acting: Acting, count: number, seed: number): Promise<Answering[]> {
  const clients: Answering[] = []
  for (let i = 0; i < count; i++) {
    const random = randomFrom(seed + i * 7_919)
    const { therapyId } = value(await addClient(acting, {
      name: `Quillfeather ${seed}-${i}`, language: 'en', contact: '', timeZone: 'UTC', instrumentId: defaultInstrument.id, setting: 'in-person',
      startedOn: acting.now.toISOString().slice(0, 10),
    }))
    clients.push({ therapyId, level: 4.2 + 0.8 * random.normal(), random })
  }
  return clients
}

/** A session of each client with its check-in; gives the link. */
export async function session(acting: Acting, { therapyId }: Answering): Promise<string> {
  const { sessionId } = value(await recordSession(acting, { therapyId, heldAt: acting.now, kind: 'held', secondThatDay: false }))
  return value(await invite(acting, { sessionId })).token
}

/** An answer near the client's level, or `below` it by so much. */
export async function answer(acting: Acting, token: string, { level, random }: Answering, below = 0): Promise<void> {
  const open = await findCheckIn(acting.db, token)
  const wobble = 0.3 * random.normal()
  const step = () => Math.min(6, Math.max(0, Math.round(level - below + wobble + 0.4 * random.normal())))
  const answers = { ...Object.fromEntries(rows.map(({ id }) => [id, step()])), [direct.id]: 0 }
  const received = await receiveResponse(acting.db, {
    open: open!, instrument: defaultInstrument, token, now: acting.now,
    parsed: { answers, words: '', reader: null, wish: null, key: open!.checkIn.checkInId },
  }, () => null)
  if (received.kind !== 'stored') throw new Error(`An answer came back as ${received.kind}.`)
}

/** So many weeks, one session each for everybody; the clock goes on. */
export async function weeks(acting: () => Acting, clock: { now: Date }, clients: readonly Answering[], count: number): Promise<void> {
  for (let week = 0; week < count; week++) {
    for (const client of clients) await answer(acting(), await session(acting(), client), client)
    clock.now = new Date(clock.now.getTime() + 7 * DAY)
  }
}
