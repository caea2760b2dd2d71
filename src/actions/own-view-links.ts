import { type Kysely, sql } from 'kysely'
import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import { type Acting, type Outcome, audit, done, hashToken, newToken, refused } from './acting.ts'
import { ownTherapy } from './own-therapy.ts'

/** How long a link to one's own check-ins can be opened, in hours: it may lie on a phone that others pick up. */
export const OWN_VIEW_HOURS = 24

/** A link to a client's own check-ins that can still be opened. */
export interface OwnViewLink { practiceId: string; linkId: string; therapyId: string; madeBy: string; expiresAt: Date }

/**
 * Makes a link by which a client can look at their own check-ins, and ends those made before. It shows what this therapist
 * may read of them: a link passes through hands.
 * @returns the token, shown once: only its hash is stored
 */
export async function makeOwnViewLink(acting: Acting, input: { therapyId: string }): Promise<Outcome<{ token: string; expiresAt: Date }>> {
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await ownTherapy(tx, acting, input.therapyId))) return refused({ therapy: 'This therapy is not among yours, or it has ended.' })
    const { own_view } = await tx.selectFrom('practice').select('own_view').executeTakeFirstOrThrow()
    if (!own_view) return refused({ link: 'Your practice does not offer this view. A director can change that in Settings.' })
    await tx.updateTable('client_link').set({ revoked_at: acting.now })
      .where('therapy_id', '=', input.therapyId).where('revoked_at', 'is', null).execute()
    const { token, hash } = newToken()
    const linkId = newId(acting.now)
    const expiresAt = new Date(acting.now.getTime() + OWN_VIEW_HOURS * 3_600_000)
    await tx.insertInto('client_link').values({
      practice_id: acting.practiceId, link_id: linkId, therapy_id: input.therapyId, token_hash: hash, made_by: acting.memberId,
      made_at: acting.now, expires_at: expiresAt,
    }).execute()
    await tx.updateTable('therapy').set({ view_asked_at: null }).where('therapy_id', '=', input.therapyId).execute()
    await audit(tx, acting, 'link to own check-ins made', input.therapyId)
    return done({ token, expiresAt })
  })
}

/** Ends every link to this client's own check-ins. */
export async function endOwnViewLinks(acting: Acting, input: { therapyId: string }): Promise<Outcome<null>> {
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await ownTherapy(tx, acting, input.therapyId))) return refused({ therapy: 'This therapy is not among yours, or it has ended.' })
    await tx.updateTable('client_link').set({ revoked_at: acting.now })
      .where('therapy_id', '=', input.therapyId).where('revoked_at', 'is', null).execute()
    await audit(tx, acting, 'link to own check-ins ended', input.therapyId)
    return done(null)
  })
}

/** The link that a token opens now; null for one that is unknown, over or ended, or where the practice has turned it off. */
export async function findOwnViewLink(db: Kysely<Database>, token: string, now: Date): Promise<OwnViewLink | null> {
  const { rows: [row] } = await sql<{
    practice_id: string; link_id: string; therapy_id: string; made_by: string; expires_at: Date; revoked_at: Date | null
  }>`select * from client_link_by_token(${hashToken(token)})`.execute(db)
  if (!row || row.revoked_at !== null || row.expires_at <= now) return null
  return { practiceId: row.practice_id, linkId: row.link_id, therapyId: row.therapy_id, madeBy: row.made_by, expiresAt: row.expires_at }
}

/** The client ends the link that they hold. Any other token does nothing. */
export async function endHeldLink(db: Kysely<Database>, token: string, now: Date): Promise<void> {
  const link = await findOwnViewLink(db, token, now)
  if (!link) return
  const who = { practiceId: link.practiceId, memberId: null, now }
  await inTenant(db, who, async (tx) => {
    await tx.updateTable('client_link').set({ revoked_at: now }).where('link_id', '=', link.linkId).where('revoked_at', 'is', null).execute()
    await audit(tx, who, 'link to own check-ins ended', link.therapyId)
  })
}

/** Notes that a client would like a link to their own check-ins, if the token was ever theirs. Says nothing either way. */
export async function askForOwnView(db: Kysely<Database>, token: string, now: Date): Promise<void> {
  await sql`select ask_for_own_view(${hashToken(token)}, ${now})`.execute(db)
}
