import { sql, type Transaction } from 'kysely'
import type { Instrument } from '../core/instruments/manifest.ts'
import { instrumentFor } from './instruments.ts'
import { dayIn } from './local-day.ts'
import type { Database, HelpLine } from './schema.ts'

/** One answer of the client's own, as given. */
export interface OwnAnswer {
  session: number
  heldAt: Date
  instrument: Instrument
  /** Null where this link shows the words alone. */
  items: Readonly<Record<string, number | null>> | null
  /** What was asked besides the form. */
  asked: Readonly<Record<string, number | null>>
  receivedAt: Date
  claimedAt: Date | null
  words: { text: string; wish: 'bring-up' | 'just-read' | 'none' } | null
  /** What was computed from it; null where the therapist chose that it is not shown, or there is nothing. */
  computed: { score: number; usual: { low: number; high: number } | null } | null
}

/** A client's own view: their answers, what came of them, and who opened their page. */
export interface OwnView {
  practice: { name: string; helpLines: HelpLine[]; leaveUrl: string }
  client: { language: string; timeZone: string }
  therapist: { firstName: string }
  /** Whose link it is: what only others may read is not in it. */
  maker: { name: string }
  /** Whom to ask for a correction, a copy, or to have it deleted. */
  directors: string[]
  /** The latest first. */
  answers: OwnAnswer[]
  told: { kind: 'discussed' | 'changed'; words: string; onTheirWord: boolean; heldAt: Date | null }[]
  /** Members with the days on which they opened the page, the latest first; YYYY-MM-DD where the client lives. */
  opened: { name: string; days: string[] }[]
}

/**
 * The view behind a link. Run it as the member who made the link: row-level security then leaves out what is held from that
 * member, or was meant for somebody else, so that nobody can read by a link what they may not read. A link to one answer shows
 * that alone, and of one whose words only were meant for its maker, the words.
 */
export async function ownView(
  tx: Transaction<Database>, { therapyId, responseId, madeBy }: { therapyId: string; responseId: string | null; madeBy: string },
): Promise<OwnView | null> {
  const t = await tx.selectFrom('therapy')
    .innerJoin('client', (j) => j.onRef('client.practice_id', '=', 'therapy.practice_id').onRef('client.client_id', '=', 'therapy.client_id'))
    .innerJoin('member', (j) => j.onRef('member.practice_id', '=', 'therapy.practice_id').onRef('member.member_id', '=', 'therapy.therapist_id'))
    .innerJoin('practice', 'practice.practice_id', 'therapy.practice_id')
    .select(['client.language', 'client.time_zone', 'member.first_name', 'practice.name', 'help_lines', 'leave_url', 'bands_hidden'])
    .where('therapy_id', '=', therapyId).executeTakeFirst()
  if (!t) return null
  const members = await tx.selectFrom('member').select(['member_id', 'name', 'roles', 'disabled_at']).orderBy('name').execute()
  let all = tx.selectFrom('response')
    .innerJoin('session', (j) => j.onRef('session.practice_id', '=', 'response.practice_id').onRef('session.session_id', '=', 'response.session_id'))
    .leftJoin('response_words', (j) => j.onRef('response_words.practice_id', '=', 'response.practice_id').onRef('response_words.response_id', '=', 'response.response_id'))
    .select(['session_number', 'held_at', 'answers', 'response.received_at', 'claimed_at', 'score', 'verdict', 'response_words.words', 'wish', 'held_from'])
    .where('response.therapy_id', '=', therapyId).orderBy('session_number', 'desc').orderBy('received_at', 'desc')
  if (responseId !== null) all = all.where('response.response_id', '=', responseId)
  const rows = await all.execute()
  const answers: OwnAnswer[] = []
  for (const r of rows) {
    const instrument = await instrumentFor(tx, r.answers.instrument, r.answers.version)
    if (!instrument) continue
    const usual = r.verdict?.expected ?? null
    const wordsOnly = responseId !== null && r.held_from === null
    answers.push({
      session: r.session_number, heldAt: r.held_at, instrument, items: wordsOnly ? null : r.answers.items, asked: wordsOnly ? {} : r.answers.asked ?? {},
      receivedAt: r.received_at, claimedAt: r.claimed_at, words: r.words !== null && r.wish ? { text: r.words, wish: r.wish } : null,
      computed: wordsOnly || t.bands_hidden || r.score === null ? null : { score: r.score, usual: usual && { low: usual.low, high: usual.high } },
    })
  }
  const told = responseId !== null ? [] : await tx.selectFrom('told_client')
    .leftJoin('session', (j) => j.onRef('session.practice_id', '=', 'told_client.practice_id').onRef('session.session_id', '=', 'told_client.session_id'))
    .select(['told_client.kind', 'words', 'on_their_word', 'held_at'])
    .where('told_client.therapy_id', '=', therapyId).where('withdrawn_at', 'is', null).orderBy('told_at', 'desc').execute()
  return {
    practice: { name: t.name, helpLines: t.help_lines, leaveUrl: t.leave_url },
    client: { language: t.language, timeZone: t.time_zone }, therapist: { firstName: t.first_name },
    maker: { name: members.find((m) => m.member_id === madeBy)?.name ?? '' },
    directors: members.filter((m) => m.disabled_at === null && m.roles.includes('director')).map((m) => m.name),
    answers, told: told.map((n) => ({ kind: n.kind, words: n.words, onTheirWord: n.on_their_word, heldAt: n.held_at })),
    opened: await openedBy(tx, { therapyId, responseId }, t.time_zone),
  }
}

/** Who opened the client's page, or a risk check about them that the reader may see; of one answer, who opened what it raised. */
async function openedBy(tx: Transaction<Database>, { therapyId, responseId }: { therapyId: string; responseId: string | null }, timeZone: string): Promise<OwnView['opened']> {
  const { rows } = await sql<{ name: string; at: Date }>`
    select m.name, a.at from audit a join member m on m.practice_id = a.practice_id and m.member_id = a.member_id
    where a.practice_id = app_practice() and ((a.subject_id = ${therapyId} and a.action = 'client read' and ${responseId}::uuid is null)
      or (a.action = 'risk check read' and a.subject_id in (select k.task_id from risk_task k
        where k.practice_id = app_practice() and k.therapy_id = ${therapyId} and (${responseId}::uuid is null or k.response_id = ${responseId}::uuid))))
    order by a.at desc`.execute(tx)
  return [...Map.groupBy(rows, (r) => r.name)].map(([name, reads]) =>
    ({ name, days: [...new Set(reads.map((r) => dayIn(r.at, timeZone)))] }))
}
