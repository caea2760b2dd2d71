import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

/** One request of a load: what to send, and which status counts as answered. */
export interface Shot { method: 'GET' | 'POST'; path: string; body?: string; cookie?: string; expect: number }
export interface Load {
  port: number
  shots: Shot[]
  /** Requests that are under way at once. */
  concurrency: number
  /** Requests a second; 0 = as fast as answers come. */
  rate: number
}
export interface Loaded { milliseconds: number[]; seconds: number; wrong: number }

function fire(agent: Agent, port: number, shot: Shot): Promise<{ milliseconds: number; ok: boolean }> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint()
    const headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }
    if (shot.body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded'
    if (shot.cookie) headers.cookie = shot.cookie
    const sent = request({ agent, host: '127.0.0.1', port, method: shot.method, path: shot.path, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve({
        milliseconds: Number(process.hrtime.bigint() - start) / 1e6, ok: answer.statusCode === shot.expect,
      }))
    })
    sent.on('error', reject)
    sent.end(shot.body)
  })
}

/** Sends a load from this thread; at a set rate each request leaves at its own time, however slow earlier ones are. */
export async function sendLoad({ port, shots, concurrency, rate }: Load): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  const milliseconds: number[] = []
  let wrong = 0
  const one = async (shot: Shot) => {
    const { milliseconds: took, ok } = await fire(agent, port, shot)
    milliseconds.push(took)
    if (!ok) wrong++
  }
  const start = process.hrtime.bigint()
  if (rate > 0) {
    await Promise.all(shots.map((shot, i) => new Promise<void>((resolve, reject) =>
      setTimeout(() => one(shot).then(resolve, reject), (i * 1000) / rate))))
  } else {
    const queue = shots[Symbol.iterator]()
    await Promise.all(Array.from({ length: concurrency }, async () => {
      for (const shot of queue) await one(shot)
    }))
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  agent.destroy()
  return { milliseconds, seconds, wrong }
}

if (parentPort) {
  const port = parentPort
  sendLoad(workerData as Load).then((loaded) => port.postMessage(loaded), (error: Error) => { throw error })
}
