import type { Transaction } from 'kysely'
import type { Database } from './schema.ts'

/** What a therapist has told a client, and how the client's own view stands. */
export interface ClientsVoice {
  /** The practice offers the view at all. */
  ownView: boolean
  bandsHidden: boolean
  /** The client asked for a link, and none was made since. */
  askedAt: Date | null
  /** Until when a link that is out can be opened; null = none is. */
  linkUntil: Date | null
  /** The latest first; what was taken back is not among them. */
  told: { noteId: string; sessionId: string | null; kind: 'discussed' | 'changed'; words: string; onTheirWord: boolean; toldAt: Date }[]
}

/** What stands beside a therapy for the voice of its client. */
export async function clientsVoice(tx: Transaction<Database>, therapyId: string, now: Date): Promise<ClientsVoice> {
  const t = await tx.selectFrom('therapy').innerJoin('practice', 'practice.practice_id', 'therapy.practice_id')
    .select(['own_view', 'bands_hidden', 'view_asked_at']).where('therapy_id', '=', therapyId).executeTakeFirstOrThrow()
  const link = await tx.selectFrom('client_link').select('expires_at').where('therapy_id', '=', therapyId)
    .where('response_id', 'is', null).where('revoked_at', 'is', null).where('expires_at', '>', now).orderBy('expires_at', 'desc').executeTakeFirst()
  const told = await tx.selectFrom('told_client').select(['note_id', 'session_id', 'kind', 'words', 'on_their_word', 'told_at'])
    .where('therapy_id', '=', therapyId).where('withdrawn_at', 'is', null).orderBy('told_at', 'desc').execute()
  return {
    ownView: t.own_view, bandsHidden: t.bands_hidden, askedAt: t.view_asked_at, linkUntil: link?.expires_at ?? null,
    told: told.map((n) => ({ noteId: n.note_id, sessionId: n.session_id, kind: n.kind, words: n.words, onTheirWord: n.on_their_word, toldAt: n.told_at })),
  }
}

/** What the practice says to its clients in its own name. */
export interface PracticeVoice { candid: { text: string | null; confirmedAt: Date; confirmedBy: string } | null; ownView: boolean; timeZone: string }

export async function practiceVoice(tx: Transaction<Database>): Promise<PracticeVoice> {
  const p = await tx.selectFrom('practice')
    .leftJoin('member', (j) => j.onRef('member.practice_id', '=', 'practice.practice_id').onRef('member.member_id', '=', 'candid_confirmed_by'))
    .select(['candid_text', 'candid_confirmed_at', 'own_view', 'time_zone', 'member.name as confirmed_by']).executeTakeFirstOrThrow()
  return {
    candid: p.candid_confirmed_at && { text: p.candid_text, confirmedAt: p.candid_confirmed_at, confirmedBy: p.confirmed_by ?? '' },
    ownView: p.own_view, timeZone: p.time_zone,
  }
}
