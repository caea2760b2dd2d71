import { createHash } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { defaultInstrument } from '../../src/core/instruments/index.ts'
import { rowField } from '../../src/survey/view.ts'

/** One check-in as a client sends it, again and again with the same key until it is confirmed. */
export interface Submission {
  token: string
  key: string
  answers: Record<string, number>
  words: string
}

/** What the sender saw, kept in the sender's own memory. */
export interface Sent {
  submission: Submission
  /** The receipt was seen. */
  acknowledged: boolean
  tries: number
  /** Statuses other than the receipt, in order; 0 = the connection broke. */
  otherwise: number[]
}

/** Answers and words that no other submission has, and that can be made again from its number. */
export function submissionOf(token: string, name: string): Submission {
  const dice = createHash('sha256').update(name).digest()
  const answers = Object.fromEntries(defaultInstrument.items.map((item, i) =>
    [item.id, item.kind === 'direct' ? 0 : item.min + dice[i]! % (item.max - item.min + 1)]))
  return { token, key: `fault-${name}`, answers, words: `Note ${name} ${dice.toString('hex')}` }
}

export function bodyOf({ key, answers, words }: Submission): string {
  return new URLSearchParams({ key, words, reader: 'therapist', wish: 'just-read',
    ...Object.fromEntries(Object.entries(answers).map(([id, answer]) => [rowField(id), String(answer)])) }).toString()
}

export interface Answered { status: number; html: string }

/** One POST; status 0 when the connection broke before the whole answer was there. */
export function post(agent: Agent, port: number, path: string, body: string): Promise<Answered> {
  return new Promise((resolve) => {
    const broken = () => resolve({ status: 0, html: '' })
    const sent = request({ agent, host: '127.0.0.1', port, method: 'POST', path, timeout: 20_000, headers: {
      'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), 'sec-fetch-site': 'same-origin',
    } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('end', () => (answer.complete ? resolve({ status: answer.statusCode ?? 0, html: Buffer.concat(parts).toString() }) : broken()))
      answer.once('error', broken)
      answer.once('close', broken)
    })
    sent.once('error', broken)
    sent.once('timeout', () => sent.destroy())
    sent.end(body)
  })
}

export const isReceipt = ({ status, html }: Answered) => status === 200 && html.includes('Thank you. It has arrived.')

/** Statuses that mean: not now, try again. Anything else that is no receipt is final, and wrong. */
const later = new Set([0, 503])

/**
 * Sends series of submissions, each series in its order and several series at once, as clients would: the same form
 * again after a break, until its receipt is there.
 * @param onReceipt called at every receipt with how many there are; where the killing happens
 */
export async function sendAll(
  port: number, series: readonly (readonly Submission[])[], atOnce: number, onReceipt: (count: number) => void,
): Promise<Sent[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const sent: Sent[] = []
  const queue = series[Symbol.iterator]()
  let count = 0
  const deadline = performance.now() + 240_000
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const one of queue) {
      for (const submission of one) {
        const record: Sent = { submission, acknowledged: false, tries: 0, otherwise: [] }
        sent.push(record)
        for (let wait = 20; performance.now() < deadline; wait = Math.min(wait * 1.5, 200)) {
          record.tries++
          const answer = await post(agent, port, `/c/${submission.token}`, bodyOf(submission))
          record.acknowledged = isReceipt(answer)
          if (record.acknowledged) {
            onReceipt(++count)
            break
          }
          record.otherwise.push(answer.status)
          if (!later.has(answer.status)) break
          await pause(wait)
        }
      }
    }
  }))
  agent.destroy()
  return sent
}
