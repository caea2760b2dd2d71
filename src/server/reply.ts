import type { FastifyReply } from 'fastify'
import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Keyring } from '../db/sealed-words.ts'
import type { Answer } from '../web/route.ts'
import type { Config } from './config.ts'

/** What the server is built from. `now` is the only clock. */
export interface AppParts {
  db: Kysely<Database>
  config: Pick<Config, 'publicUrl' | 'demo' | 'loopback'>
  now: () => Date
  /** What private notes are sealed with. */
  keyring: Keyring
  /** Where the log goes; standard output unless given. */
  log?: { write(line: string): void }
}

/** The name of the sign-in cookie: bound to this host where it is encrypted, which the prefix makes the browser enforce. */
export function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-attune' : 'attune'
}

export function cookieOptions(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const
}

/** Sends a page, or points on after something was written. */
export function html(reply: FastifyReply, answer: Answer): FastifyReply {
  if ('to' in answer) return reply.redirect(answer.to, 303)
  return reply.code(answer.status ?? 200).type('text/html; charset=utf-8').send(answer.html)
}
