import { sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

/** One client of a therapist, as a list shows them. */
export interface ListedClient {
  therapyId: string
  name: string
  sessions: number
  nextAt: Date | null
  endedAt: Date | null
  /** Stage of an open case that this reader may see. */
  stage: string | null
}

export interface ClientList {
  /** Clients on this page, by name. */
  listed: ListedClient[]
  /** How many the search found, on all pages. */
  found: number
  /** How many there are without the search, in work and ended. */
  current: number
  ended: number
  /** Who would like a link to their own check-ins and has none yet, whatever is listed. */
  asked: { therapyId: string; name: string }[]
}

/** Letters only, so that "jose" finds "José" in any script; database collations do not agree on this. */
const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('und').trim()
const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/**
 * A therapist's own clients, one page at a time.
 * @param page counts from 1; a page past the end gives the last one
 */
export async function clientList(
  tx: Transaction<Database>, ask: { therapistId: string; ended: boolean; search: string; page: number; perPage: number },
): Promise<ClientList & { page: number }> {
  const all = await tx.selectFrom('therapy')
    .innerJoin('client', (join) => join.onRef('client.practice_id', '=', 'therapy.practice_id').onRef('client.client_id', '=', 'therapy.client_id'))
    .innerJoin('practice', 'practice.practice_id', 'therapy.practice_id')
    .select(['therapy.therapy_id', 'client.name', 'therapy.next_at', 'therapy.ended_at', 'view_asked_at', 'own_view'])
    .where('therapy.therapist_id', '=', ask.therapistId).execute()
  const wanted = folded(ask.search)
  const found = all
    .filter((t) => (t.ended_at !== null) === ask.ended && folded(t.name).includes(wanted))
    .toSorted((a, b) => byName.compare(a.name, b.name) || (a.therapy_id < b.therapy_id ? -1 : 1))
  const page = Math.min(Math.max(1, ask.page), Math.max(1, Math.ceil(found.length / ask.perPage)))
  const here = found.slice((page - 1) * ask.perPage, page * ask.perPage)
  const ids = here.map((t) => t.therapy_id)

  const sessions = ids.length === 0 ? [] : await tx.selectFrom('session')
    .select(['therapy_id', sql<number>`count(*)::int`.as('n')])
    .where('therapy_id', 'in', ids).where('kind', '=', 'held').groupBy('therapy_id').execute()
  const open = ids.length === 0 ? [] : await tx.selectFrom('rupture').select(['therapy_id', 'stage'])
    .where('therapy_id', 'in', ids).where('closed', '=', false).execute()
  const ended = all.filter((t) => t.ended_at !== null).length
  return {
    page, found: found.length, current: all.length - ended, ended,
    asked: all.flatMap((t) => (t.own_view && t.view_asked_at ? [{ therapyId: t.therapy_id, name: t.name }] : [])),
    listed: here.map((t) => ({
      therapyId: t.therapy_id, name: t.name, nextAt: t.next_at, endedAt: t.ended_at,
      sessions: sessions.find((s) => s.therapy_id === t.therapy_id)?.n ?? 0,
      stage: open.find((r) => r.therapy_id === t.therapy_id)?.stage ?? null,
    })),
  }
}

/** What is noted about one client and the running work with them. */
export interface ClientRecord {
  clientId: string
  therapyId: string
  name: string
  contact: string
  language: string
  timeZone: string
  setting: 'in-person' | 'telehealth'
  /** YYYY-MM-DD */
  startedOn: string
}

/** A client whom this therapist works with now; null for anybody else's, and once the work has ended. */
export async function clientRecord(
  tx: Transaction<Database>, ask: { clientId: string; therapistId: string },
): Promise<ClientRecord | null> {
  const found = await tx.selectFrom('therapy')
    .innerJoin('client', (join) => join.onRef('client.practice_id', '=', 'therapy.practice_id').onRef('client.client_id', '=', 'therapy.client_id'))
    .select(['client.client_id', 'therapy_id', 'client.name', 'contact', 'language', 'time_zone', 'setting', 'started_on'])
    .where('client.client_id', '=', ask.clientId).where('therapist_id', '=', ask.therapistId).where('ended_at', 'is', null)
    .orderBy('therapy_id', 'desc').executeTakeFirst()
  return found ? {
    clientId: found.client_id, therapyId: found.therapy_id, name: found.name, contact: found.contact, language: found.language,
    timeZone: found.time_zone, setting: found.setting, startedOn: found.started_on,
  } : null
}
