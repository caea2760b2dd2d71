import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Attune } from './attune.ts'
import { type Compared, compare } from './compare.ts'
import { type Submission, bodyOf, isReceipt, post, type Sent, sendAll, submissionOf } from './submissions.ts'

/** One line of the report; `held` is what it must be. */
export interface Finding { experiment: string; what: string; value: string; held: string; ok: boolean }

const AT_ONCE = 8
const named = (tokens: readonly (readonly string[])[], name: string): Submission[][] =>
  tokens.map((series, t) => series.map((token, s) => submissionOf(token, `${name}-${t}-${s + 1}`)))
const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`

function zero(experiment: string, what: string, value: number): Finding {
  return { experiment, what, value: String(value), held: '0', ok: value === 0 }
}

function compared(experiment: string, found: Compared, sent: readonly Sent[]): Finding[] {
  const retried = sent.filter((one) => one.tries > 1)
  const broken = sent.flatMap((one) => one.otherwise)
  return [
    { experiment, what: 'submissions sent, acknowledged, stored', value: `${sent.length}, ${found.acknowledged}, ${found.stored}`,
      held: 'all equal', ok: sent.length === found.acknowledged && found.stored === found.acknowledged },
    zero(experiment, 'acknowledged and lost', found.lost),
    zero(experiment, 'stored more than once', found.duplicated),
    zero(experiment, 'stored with other content, or refused', found.wrong),
    zero(experiment, 'half-written (no words, no audit line, series or case events that do not add up)', found.half),
    { experiment, what: 'submissions that needed another try; connections broken; answers 503',
      value: `${retried.length}; ${broken.filter((s) => s === 0).length}; ${broken.filter((s) => s === 503).length}`, held: '', ok: true },
  ]
}

/** Does something at every `every`th receipt, once at a time and `times` in all; `done` waits for the last. */
function atReceipts(every: number, times: number, act: () => Promise<void>) {
  let under: Promise<void> | null = null
  let next = every
  let count = 0
  let failed: unknown
  return {
    onReceipt: (receipts: number) => {
      if (under || failed || receipts < next || count >= times) return
      count++
      under = act().catch((error: unknown) => { failed = error }).finally(() => { under = null; next = receipts + every })
    },
    done: async () => {
      await under
      if (failed) throw failed
      return count
    },
  }
}

/** F1: the program is killed again and again while clients send; each sends the same form until it is confirmed. */
export async function killTheProgram(attune: Attune, tokens: string[][]): Promise<Finding[]> {
  const starts: number[] = []
  const total = tokens.flat().length
  const times = 100
  const killing = atReceipts(Math.floor((total * 0.85) / times), times, async () => {
    await pause(Math.random() * 10)
    await attune.end('SIGKILL')
    starts.push(await attune.start())
  })
  const sent = await sendAll(attune.port, named(tokens, 'f1'), AT_ONCE, killing.onReceipt)
  const kills = await killing.done()
  const name = 'F1: kill -9 of Attune under load'
  return [
    { experiment: name, what: 'kills', value: String(kills), held: String(times), ok: kills === times },
    ...compared(name, await compare(attune, sent), sent),
    { experiment: name, what: 'start to first answer after a kill: median, longest', value: `${seconds(median(starts))}, ${seconds(Math.max(...starts))}`, held: '', ok: true },
  ]
}

/** F2: the database is killed with every process below it; the program must stay and bring it back. */
export async function killTheDatabase(attune: Attune, tokens: string[][]): Promise<Finding[]> {
  const recoveries: number[] = []
  const total = tokens.flat().length
  const times = 25
  const killing = atReceipts(Math.floor((total * 0.85) / times), times, async () => {
    await pause(Math.random() * 10)
    const began = performance.now()
    attune.killDatabase()
    await pause(5)
    await attune.healthy()
    recoveries.push(performance.now() - began)
  })
  const sent = await sendAll(attune.port, named(tokens, 'f2'), AT_ONCE, killing.onReceipt)
  const kills = await killing.done()
  const name = 'F2: kill -9 of the whole PostgreSQL under load'
  return [
    { experiment: name, what: 'kills', value: String(kills), held: String(times), ok: kills === times },
    { experiment: name, what: 'Attune itself kept running', value: attune.running() ? 'yes' : 'no', held: 'yes', ok: attune.running() },
    ...compared(name, await compare(attune, sent), sent),
    { experiment: name, what: 'kill to healthy again: median, longest', value: `${seconds(median(recoveries))}, ${seconds(Math.max(...recoveries))}`, held: '5 s', ok: Math.max(...recoveries) < 5_000 },
  ]
}

/** F5: four devices send different answers to one link at the same moment. */
export async function severalDevices(attune: Attune, tokens: readonly string[]): Promise<Finding[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const sent: Sent[] = []
  let uneven = 0
  const queue = tokens.entries()
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (const [n, token] of queue) {
      const four = [1, 2, 3, 4].map((device) => submissionOf(token, `f5-${n}-${device}`))
      const answers = await Promise.all(four.map((one) => post(agent, attune.port, `/c/${token}`, bodyOf(one))))
      const receipts = answers.flatMap((answer, i) => (isReceipt(answer) ? [four[i]!] : []))
      if (receipts.length !== 1 || answers.filter((a) => a.status === 404).length !== 3) uneven++
      for (const submission of receipts) sent.push({ submission, acknowledged: true, tries: 1, otherwise: [] })
    }
  }))
  agent.destroy()
  const found = await compare(attune, sent)
  const name = 'F5: one link on 4 devices at once'
  return [
    { experiment: name, what: 'links, acknowledged, stored', value: `${tokens.length}, ${found.acknowledged}, ${found.stored}`, held: 'all equal',
      ok: found.acknowledged === tokens.length && found.stored === tokens.length },
    zero(name, 'links with more or fewer than one receipt and three "cannot be used"', uneven),
    zero(name, 'stored answers that are not the acknowledged ones', found.wrong + found.lost),
    zero(name, 'stored more than once or half-written', found.duplicated + found.half),
  ]
}

/** F6: the same form fifty times at the same moment, then with another content. */
export async function sameForm(attune: Attune, tokens: readonly string[]): Promise<Finding[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 })
  const sent: Sent[] = []
  let receipts = 0
  let different = 0
  let falseReceipts = 0
  for (const [n, token] of tokens.entries()) {
    const submission = submissionOf(token, `f6-${n}`)
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(agent, attune.port, `/c/${token}`, bodyOf(submission))))
    receipts += answers.filter(isReceipt).length
    different += new Set(answers.map((a) => a.html)).size - 1
    sent.push({ submission, acknowledged: answers.some(isReceipt), tries: 50, otherwise: [] })
    const changed = await post(agent, attune.port, `/c/${token}`, bodyOf({ ...submission, words: 'Something that was added later.' }))
    if (isReceipt(changed)) falseReceipts++
  }
  agent.destroy()
  const found = await compare(attune, sent)
  const name = 'F6: one form sent 50 times at once'
  return [
    { experiment: name, what: 'forms, stored', value: `${tokens.length}, ${found.stored}`, held: 'equal', ok: found.stored === tokens.length && found.duplicated === 0 },
    { experiment: name, what: 'receipts', value: `${receipts} of ${tokens.length * 50}`, held: 'all', ok: receipts === tokens.length * 50 },
    zero(name, 'receipts that differ from one another', different),
    zero(name, 'receipts for the same key with other content, which is not stored', falseReceipts),
    zero(name, 'stored with other content, or half-written', found.wrong + found.half),
  ]
}

const MEGABYTES = 50

/** Sends a large body and gives the status; 0 when the connection was closed before an answer could be read. */
function large(port: number, path: string, chunked: boolean): Promise<number> {
  return new Promise((resolve) => {
    let status = 0
    const part = Buffer.alloc(1_000_000, 'a')
    const sent = request({ host: '127.0.0.1', port, method: 'POST', path, agent: false, headers: {
      'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin',
      ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': MEGABYTES * part.length }),
    } }, (answer) => {
      status = answer.statusCode ?? 0
      answer.resume()
      answer.once('end', () => { resolve(status); sent.destroy() })
    })
    sent.once('error', () => resolve(status))
    sent.once('close', () => resolve(status))
    let left = MEGABYTES
    const more = () => {
      while (left-- > 0) if (!sent.write(part)) return void sent.once('drain', more)
      sent.end()
    }
    more()
  })
}

/** F8: bodies of 50 MB, with their length said beforehand and not. */
export async function largeBodies(attune: Attune, tokens: readonly string[]): Promise<Finding[]> {
  const name = `F8: bodies of ${MEGABYTES} MB`
  const statuses: number[] = []
  const memory = [attune.memory()]
  for (let round = 0; round < 3; round++) {
    for (const [n, token] of tokens.entries()) statuses.push(await large(attune.port, n % 3 === 2 ? '/sign-in' : `/c/${token}`, n % 2 === 1))
    memory.push(attune.memory())
  }
  const growth = memory.slice(1).map((now, i) => now - memory[i]!)
  const found = await compare(attune, tokens.map((token) => ({ submission: submissionOf(token, 'none'), acknowledged: false, tries: 1, otherwise: [] })))
  const refused = statuses.filter((status) => status === 413).length
  return [
    { experiment: name, what: 'answered 413, half of them chunked', value: `${refused} of ${statuses.length}${refused < statuses.length ? ` (${statuses.join(', ')})` : ''}`, held: 'all', ok: refused === statuses.length },
    zero(name, 'stored', found.stored),
    { experiment: name, what: 'growth of resident memory by the first ten, which is room for what has run through until it is collected', value: `${growth[0]!.toFixed(1)} MB`,
      held: growth[0]! < 20 ? '20 MB' : '20 MB: exceeded, the price of letting a body run through so that the page arrives', ok: true },
    { experiment: name, what: 'by the ten after that, and the ten after those', value: growth.slice(1).map((more) => `${more.toFixed(1)} MB`).join(', '), held: '20 MB', ok: growth.slice(1).every((more) => more < 20) },
  ]
}

/** F12: asked to end in the middle of a load; whatever was confirmed is there, and the rest goes in after the start. */
export async function askedToEnd(attune: Attune, tokens: string[][]): Promise<Finding[]> {
  const ends: number[] = []
  const codes: (number | null)[] = []
  const times = 5
  const ending = atReceipts(Math.floor((tokens.flat().length * 0.85) / times), times, async () => {
    const began = performance.now()
    codes.push(await attune.end('SIGTERM'))
    ends.push(performance.now() - began)
    await attune.start()
  })
  const sent = await sendAll(attune.port, named(tokens, 'f12'), AT_ONCE, ending.onReceipt)
  const count = await ending.done()
  const name = 'F12: SIGTERM under load'
  return [
    { experiment: name, what: 'ends, each with exit code 0', value: `${count}`, held: String(times), ok: count === times && codes.every((code) => code === 0) },
    ...compared(name, await compare(attune, sent), sent),
    { experiment: name, what: 'from the signal to the end: median, longest', value: `${seconds(median(ends))}, ${seconds(Math.max(...ends))}`, held: '10 s', ok: Math.max(...ends) < 10_000 },
  ]
}
