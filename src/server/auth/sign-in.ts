import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { hashToken, newToken } from '../../actions/acting.ts'
import { newId } from '../../db/ids.ts'
import { inTenant } from '../../db/open.ts'
import type { Database, Role } from '../../db/schema.ts'
import type { Viewer } from '../../web/route.ts'
import { passwordMatches } from './password.ts'

/** How long a signed-in device stays so: unused, and at most (ASVS 7.3). */
export const signInLimits = { idleMinutes: 30, absoluteHours: 12, perAccount: 10, perAddress: 20, windowMinutes: 60 } as const

export type SignInResult =
  | { kind: 'signed-in'; token: string }
  | { kind: 'refused' }
  | { kind: 'too-many'; retryAfterSeconds: number }

const fingerprint = (text: string) => createHash('sha256').update(text).digest()

/** Attempts of the last hour by one account or address, failed ones only for the account. */
async function attempts(db: Kysely<Database>, column: 'account_hash' | 'address_hash', value: Buffer, since: Date) {
  return db.selectFrom('sign_in_attempt').select([sql<number>`count(*)::int`.as('n'), sql<Date | null>`min(at)`.as('first')])
    .where(column, '=', value).where('at', '>', since).where('succeeded', '=', false).executeTakeFirstOrThrow()
}

/**
 * Signs a member in by e-mail and password. After 10 failed attempts for one account or 20 from one address within an
 * hour, even the right password waits. The answer for an unknown address, a wrong password and a disabled account is
 * the same, in words and in work done.
 */
export async function signIn(
  db: Kysely<Database>, input: { email: string; password: string; address: string; now: Date },
): Promise<SignInResult> {
  const { now } = input
  const account = fingerprint(`account ${input.email.trim().toLowerCase()}`)
  const address = fingerprint(`address ${input.address}`)
  const since = new Date(now.getTime() - signInLimits.windowMinutes * 60_000)
  const byAccount = await attempts(db, 'account_hash', account, since)
  const byAddress = await attempts(db, 'address_hash', address, since)
  const full = byAccount.n >= signInLimits.perAccount ? byAccount : byAddress.n >= signInLimits.perAddress ? byAddress : null
  if (full) {
    const until = (full.first ?? now).getTime() + signInLimits.windowMinutes * 60_000
    return { kind: 'too-many', retryAfterSeconds: Math.max(60, Math.ceil((until - now.getTime()) / 1000)) }
  }
  const { rows: [found] } = await sql<{ practice_id: string; member_id: string; password_hash: string | null; disabled: boolean }>`
    select * from member_by_email(${input.email.trim()})`.execute(db)
  const matches = await passwordMatches(found && !found.disabled ? found.password_hash : null, input.password)
  await db.insertInto('sign_in_attempt').values({
    attempt_id: newId(now), account_hash: account, address_hash: address, at: now, succeeded: matches,
  }).execute()
  if (!matches || !found) return { kind: 'refused' }
  // The second factor takes its place here, between the password and the login.
  return { kind: 'signed-in', token: await startLogin(db, found.practice_id, found.member_id, now) }
}

/** Starts a login for a member and gives its token; only the hash is stored. */
export async function startLogin(db: Kysely<Database>, practiceId: string, memberId: string, now: Date): Promise<string> {
  const { token, hash } = newToken()
  await inTenant(db, { practiceId, memberId }, (tx) => tx.insertInto('login').values({
    practice_id: practiceId, login_hash: hash, member_id: memberId, created_at: now, seen_at: now,
    expires_at: new Date(now.getTime() + signInLimits.absoluteHours * 3_600_000),
  }).execute())
  return token
}

/** Who holds this token, if the login is neither idle too long nor over; notes at most once a minute that it was used. */
export async function signedIn(db: Kysely<Database>, token: string, now: Date): Promise<Viewer | null> {
  const hash = hashToken(token)
  const { rows: [m] } = await sql<{
    practice_id: string; member_id: string; name: string; email: string; roles: Role[]; practice_name: string
    time_zone: string; demo: boolean; seen_at: Date; expires_at: Date
  }>`select * from member_by_login(${hash})`.execute(db)
  if (!m || m.expires_at <= now || now.getTime() - m.seen_at.getTime() > signInLimits.idleMinutes * 60_000) return null
  if (now.getTime() - m.seen_at.getTime() > 60_000) {
    await inTenant(db, { practiceId: m.practice_id, memberId: m.member_id }, (tx) =>
      tx.updateTable('login').set({ seen_at: now }).where('login_hash', '=', hash).execute())
  }
  return {
    practiceId: m.practice_id, memberId: m.member_id, name: m.name, email: m.email, roles: m.roles,
    practiceName: m.practice_name, timeZone: m.time_zone, demo: m.demo,
  }
}

/** Ends a login at once. */
export async function signOut(db: Kysely<Database>, member: Viewer, token: string): Promise<void> {
  await inTenant(db, member, (tx) => tx.deleteFrom('login').where('login_hash', '=', hashToken(token)).execute())
}
