import { type Socket, connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

/** One request of a load: what to send, and which status counts as answered. */
export interface Shot { method: 'GET' | 'POST'; path: string; body?: string; cookie?: string; expect: number }
export interface Load {
  port: number
  /** Sent first and not counted: the thread that sends is new, and its program not yet compiled. */
  before?: Shot[]
  shots: Shot[]
  /** Requests that are under way at once. */
  concurrency: number
  /** Requests a second; 0 = as fast as answers come. */
  rate: number
}
export interface Loaded { milliseconds: number[]; seconds: number; wrong: number }

const END_OF_HEAD = '\r\n\r\n'

function written({ method, path, body = '', cookie }: Shot): Buffer {
  const head = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', 'sec-fetch-site: same-origin', `content-length: ${Buffer.byteLength(body)}`]
  if (method === 'POST') head.push('content-type: application/x-www-form-urlencoded')
  if (cookie) head.push(`cookie: ${cookie}`)
  return Buffer.from(head.join('\r\n') + END_OF_HEAD + body)
}

/**
 * A kept connection that sends one request at a time. Written on the bare socket: the sender shares the cores with what
 * is measured, and Node's own client would take more of them than the pages that it asks for.
 */
class Line {
  private readonly socket: Socket
  private read = ''
  private done: ((status: number) => void) | null = null
  private failed: ((error: Error) => void) | null = null

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1')
    this.socket.on('data', (text) => this.take(String(text)))
    this.socket.on('error', (error) => this.failed?.(error))
    this.socket.on('close', () => this.failed?.(new Error('The server closed a connection in the middle of an answer.')))
  }

  private take(text: string): void {
    this.read += text
    const end = this.read.indexOf(END_OF_HEAD)
    if (end < 0) return
    const length = /\r\ncontent-length: (\d+)/i.exec(this.read.slice(0, end))
    if (!length) return this.failed?.(new Error('An answer came without its length.'))
    if (this.read.length < end + END_OF_HEAD.length + Number(length[1])) return
    const status = Number(this.read.slice(9, 12))
    this.read = ''
    this.done?.(status)
  }

  /** @returns the status of the answer, once the whole of it has come */
  send(request: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      this.done = resolve
      this.failed = reject
      this.socket.write(request)
    })
  }

  end(): void {
    this.done = this.failed = null
    this.socket.destroy()
  }
}

/** Sends a load from this thread; at a set rate each request leaves at its own time, however slow earlier ones are. */
export async function sendLoad({ port, before = [], shots, concurrency, rate }: Load): Promise<Loaded> {
  if (before.length > 0) await sendLoad({ port, shots: before, concurrency, rate: 0 })
  const requests = shots.map((shot) => ({ request: written(shot), expect: shot.expect }))
  const lines: Line[] = []
  const free: Line[] = []
  const milliseconds: number[] = []
  let wrong = 0
  const one = async ({ request, expect }: (typeof requests)[number]) => {
    const line = free.pop() ?? new Line(port)
    if (!lines.includes(line)) lines.push(line)
    const start = process.hrtime.bigint()
    const status = await line.send(request)
    milliseconds.push(Number(process.hrtime.bigint() - start) / 1e6)
    if (status !== expect) wrong++
    free.push(line)
  }
  const start = process.hrtime.bigint()
  if (rate > 0) {
    await Promise.all(requests.map((request, i) => new Promise<void>((resolve, reject) =>
      setTimeout(() => one(request).then(resolve, reject), (i * 1000) / rate))))
  } else {
    const queue = requests[Symbol.iterator]()
    await Promise.all(Array.from({ length: concurrency }, async () => {
      for (const request of queue) await one(request)
    }))
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  for (const line of lines) line.end()
  return { milliseconds, seconds, wrong }
}

if (parentPort) {
  const port = parentPort
  sendLoad(workerData as Load).then((loaded) => port.postMessage(loaded), (error: Error) => { throw error })
}
