import { type Kysely, sql } from 'kysely'
import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import { mayAct, readingTask } from '../db/tasks.ts'
import { type Acting, type Outcome, type Tx, audit, done, hashToken, newToken, refused } from './acting.ts'
import { everOwnTherapy } from './own-therapy.ts'
import { words as says } from './words/therapies.ts'
import { words as readingSays } from './words/reading.ts'

/** How long a link to one's own check-ins can be opened, in hours: it may lie on a phone that others pick up. */
export const OWN_VIEW_HOURS = 24

/** A link to a client's own check-ins that can still be opened. */
export interface OwnViewLink {
  practiceId: string
  linkId: string
  therapyId: string
  /** The one answer that it shows; null = what its maker may read of the therapy. */
  responseId: string | null
  madeBy: string
  expiresAt: Date
}

interface MadeLink { token: string; expiresAt: Date }

const notYours = refused({ therapy: says.therapy.notYours })
const notOffered = refused({ link: says.ownView.notOffered })

/**
 * Makes a link by which a client can look at their own check-ins, and ends those made before; also after the therapy has
 * ended, since the answers stay theirs. It shows what this therapist may read of them: a link passes through hands.
 * @returns the token, shown once: only its hash is stored
 */
export async function makeOwnViewLink(acting: Acting, input: { therapyId: string }): Promise<Outcome<MadeLink>> {
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await everOwnTherapy(tx, acting, input.therapyId))) return notYours
    if (!(await isOffered(tx))) return notOffered
    await endLinks(tx, acting, { therapyId: input.therapyId, responseId: null })
    const made = await addLink(tx, acting, { therapyId: input.therapyId, responseId: null })
    await tx.updateTable('therapy').set({ view_asked_at: null }).where('therapy_id', '=', input.therapyId).execute()
    await audit(tx, acting, 'link to own check-ins made', input.therapyId)
    return done(made)
  })
}

/**
 * Makes a link by which a client can look again at what they gave to this member to read in place of the therapist: that
 * answer alone. The therapist learns nothing of it.
 */
export async function makeHeldViewLink(acting: Acting, input: { taskId: string }): Promise<Outcome<MadeLink>> {
  return inTenant(acting.db, acting, async (tx) => {
    const task = await readingTask(tx, acting, input.taskId)
    if (!task?.held || !task.responseId || !mayAct(task, acting.memberId)) return refused({ task: readingSays.notYours })
    if (!(await isOffered(tx))) return notOffered
    const which = { therapyId: task.therapyId, responseId: task.responseId }
    await endLinks(tx, acting, which)
    const made = await addLink(tx, acting, which)
    await audit(tx, acting, 'link to a held answer made', input.taskId)
    return done(made)
  })
}

/** Ends every link of this therapist's to this client's own check-ins. */
export async function endOwnViewLinks(acting: Acting, input: { therapyId: string }): Promise<Outcome<null>> {
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await everOwnTherapy(tx, acting, input.therapyId))) return notYours
    await endLinks(tx, acting, { therapyId: input.therapyId, responseId: null })
    await audit(tx, acting, 'link to own check-ins ended', input.therapyId)
    return done(null)
  })
}

const isOffered = async (tx: Tx) => (await tx.selectFrom('practice').select('own_view').executeTakeFirstOrThrow()).own_view

interface Shown { therapyId: string; responseId: string | null }

async function endLinks(tx: Tx, { now }: Acting, { therapyId, responseId }: Shown): Promise<void> {
  // Two at once come one after the other, so that the later one ends the link of the earlier.
  await tx.selectFrom('therapy').select('therapy_id').where('therapy_id', '=', therapyId).forUpdate().execute()
  await tx.updateTable('client_link').set({ revoked_at: now }).where('therapy_id', '=', therapyId)
    .where('response_id', 'is not distinct from', responseId).where('revoked_at', 'is', null).execute()
}

async function addLink(tx: Tx, { practiceId, memberId, now }: Acting, { therapyId, responseId }: Shown): Promise<MadeLink> {
  const { token, hash } = newToken()
  const expiresAt = new Date(now.getTime() + OWN_VIEW_HOURS * 3_600_000)
  await tx.insertInto('client_link').values({
    practice_id: practiceId, link_id: newId(now), therapy_id: therapyId, response_id: responseId, token_hash: hash, made_by: memberId,
    made_at: now, expires_at: expiresAt,
  }).execute()
  return { token, expiresAt }
}

/** The link that a token opens now; null for one that is unknown, over or ended, or where the practice has turned it off. */
export async function findOwnViewLink(db: Kysely<Database>, token: string, now: Date): Promise<OwnViewLink | null> {
  const { rows: [row] } = await sql<{
    practice_id: string; link_id: string; therapy_id: string; response_id: string | null; made_by: string; expires_at: Date; revoked_at: Date | null
  }>`select * from client_link_by_token(${hashToken(token)})`.execute(db)
  if (!row || row.revoked_at !== null || row.expires_at <= now) return null
  return {
    practiceId: row.practice_id, linkId: row.link_id, therapyId: row.therapy_id, responseId: row.response_id, madeBy: row.made_by,
    expiresAt: row.expires_at,
  }
}

/** The client ends the link that they hold. Any other token does nothing. */
export async function endHeldLink(db: Kysely<Database>, token: string, now: Date): Promise<void> {
  const link = await findOwnViewLink(db, token, now)
  if (!link) return
  const who = { practiceId: link.practiceId, memberId: null, now }
  await inTenant(db, who, async (tx) => {
    await tx.updateTable('client_link').set({ revoked_at: now }).where('link_id', '=', link.linkId).where('revoked_at', 'is', null).execute()
    await audit(tx, who, 'link to own check-ins ended', link.responseId ?? link.therapyId)
  })
}

/** Notes that a client would like a link to their own check-ins, if the token was ever theirs. Says nothing either way. */
export async function askForOwnView(db: Kysely<Database>, token: string, now: Date): Promise<void> {
  await sql`select ask_for_own_view(${hashToken(token)}, ${now})`.execute(db)
}
