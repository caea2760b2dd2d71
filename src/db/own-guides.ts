import { sql, type Transaction } from 'kysely'
import { type Guide, type Pin, findGuide, pins as everyPin, readingMinutes } from '../core/guides/index.ts'
import { blocksOf, sourcesOf } from '../core/guides/own.ts'
import type { Entry, Folded } from '../core/guides/search.ts'
import type { Database } from './schema.ts'

/** A guide as its director typed it. */
export interface TypedGuide { title: string; summary: string; body: string; sources: string }

/** One version of a guide of the practice: as a guide to read, and as it was typed. */
export interface OwnGuide {
  guide: Guide
  typed: TypedGuide
  version: number
  /** The version that is shown to everybody. */
  newest: number
  pins: Pin[]
  writtenBy: string
  writtenAt: Date
  /** Null = it is offered. */
  retiredAt: Date | null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function versions(tx: Transaction<Database>) {
  return tx.selectFrom('own_guide as g')
    .innerJoin('own_guide_version as v', (on) => on.onRef('v.practice_id', '=', 'g.practice_id').onRef('v.guide_id', '=', 'g.guide_id'))
    .innerJoin('member as m', (on) => on.onRef('m.practice_id', '=', 'v.practice_id').onRef('m.member_id', '=', 'v.written_by'))
    .select(['g.guide_id', 'g.version as newest', 'g.pins', 'g.retired_at', 'v.version', 'v.title', 'v.summary', 'v.body', 'v.sources',
      'v.written_at', 'm.name as written_by'])
}

type Row = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]

function ownGuideOf(row: Row): OwnGuide {
  const typed = { title: row.title, summary: row.summary, body: row.body, sources: row.sources }
  const body = blocksOf(row.body)
  return {
    guide: {
      id: row.guide_id, title: row.title, summary: row.summary, body, sources: sourcesOf(row.sources), topics: [], besides: {},
      minutes: readingMinutes({ ...typed, body }),
    },
    typed, version: row.version, newest: row.newest, pins: everyPin.filter((pin) => row.pins.includes(pin)),
    writtenBy: row.written_by, writtenAt: row.written_at, retiredAt: row.retired_at,
  }
}

/** One guide of the practice: the version that is shown, or the one asked for; undefined where there is none. */
export async function ownGuide(tx: Transaction<Database>, guideId: string, version?: number): Promise<OwnGuide | undefined> {
  if (!uuid.test(guideId)) return undefined
  const asked = versions(tx).where('g.guide_id', '=', guideId)
  const row = await (version === undefined ? asked.whereRef('v.version', '=', 'g.version') : asked.where('v.version', '=', version)).executeTakeFirst()
  return row && ownGuideOf(row)
}

/** Every version of one guide, the newest first. */
export async function ownVersions(tx: Transaction<Database>, guideId: string): Promise<OwnGuide[]> {
  if (!uuid.test(guideId)) return []
  return (await versions(tx).where('g.guide_id', '=', guideId).orderBy('v.version', 'desc').execute()).map(ownGuideOf)
}

/** True for a guide that ships, and for one of the practice that is offered. */
export async function isGuide(tx: Transaction<Database>, guideId: string): Promise<boolean> {
  return findGuide(guideId) !== undefined || (await ownGuide(tx, guideId))?.retiredAt === null
}

/** How many guides of the practice are offered, and how many are retired. */
export async function countOwnGuides(tx: Transaction<Database>): Promise<{ offered: number; retired: number }> {
  return tx.selectFrom('own_guide').select([
    sql<number>`count(*) filter (where retired_at is null)::int`.as('offered'),
    sql<number>`count(*) filter (where retired_at is not null)::int`.as('retired'),
  ]).executeTakeFirstOrThrow()
}

/** Guides of the practice, those that are offered or those that are retired, by title. */
export async function ownGuides(tx: Transaction<Database>, { retired, offset, limit }: { retired: boolean; offset: number; limit: number }): Promise<OwnGuide[]> {
  const page = tx.selectFrom('own_guide').select('guide_id').where('retired_at', retired ? 'is not' : 'is', null)
    .orderBy('folded_title').orderBy('guide_id').offset(offset).limit(limit)
  const rows = await versions(tx).whereRef('v.version', '=', 'g.version').where('g.guide_id', 'in', page)
    .orderBy('g.folded_title').orderBy('g.guide_id').execute()
  return rows.map(ownGuideOf)
}

/** These guides of the practice, in the order asked for. */
export async function ownGuidesById(tx: Transaction<Database>, ids: readonly string[]): Promise<OwnGuide[]> {
  if (ids.length === 0) return []
  const rows = (await versions(tx).whereRef('v.version', '=', 'g.version').where('g.guide_id', 'in', ids).execute()).map(ownGuideOf)
  return ids.flatMap((id) => rows.find(({ guide }) => guide.id === id) ?? [])
}

/** At most so many that hold only some of the words are weighed: the first few dozen are shown at most. */
const MOST_PARTLY = 300

/**
 * The offered guides of the practice that hold the words of a question, as the search reads them.
 * @param words folded by `questionOf`: letters and digits alone, so that none of them means anything to `like`
 * @param every all of the words, or any of them
 */
export async function ownEntries(
  tx: Transaction<Database>, words: readonly string[], every: boolean,
): Promise<{ entry: Entry; item: string }[]> {
  if (words.length === 0) return []
  const patterns = words.map((word) => `% ${word}%`)
  const text = sql<string>`(folded_title || folded_summary || folded_text)`
  const rows = await tx.selectFrom('own_guide').select(['guide_id', 'folded_title', 'folded_summary', 'folded_text'])
    .where('retired_at', 'is', null)
    .where(every ? sql<boolean>`${text} like all (${patterns}::text[])` : sql<boolean>`${text} like any (${patterns}::text[])`)
    .orderBy('changed_at', 'desc').$if(!every, (query) => query.limit(MOST_PARTLY)).execute()
  return rows.map((row) => ({
    item: row.guide_id,
    entry: { title: row.folded_title as Folded, topics: '' as Folded, summary: row.folded_summary as Folded, text: row.folded_text as Folded },
  }))
}

/** A guide of the practice that a page shows beside something. */
export interface PinnedGuide { id: string; title: string; summary: string; minutes: number; pins: Pin[] }

/** As many as one line beside a thing has room for; the others are in the library. */
const EACH = 3

/** The offered guides of the practice that are pinned beside these things: of each thing the three changed last. */
export async function pinnedGuides(tx: Transaction<Database>, beside: readonly Pin[]): Promise<PinnedGuide[]> {
  if (beside.length === 0) return []
  const latest = sql<string>`(select guide_id from (
    select guide_id, row_number() over (partition by pin order by changed_at desc, guide_id) as place
    from own_guide, unnest(pins) as pin where retired_at is null and pin = any (${[...beside]}::text[])) as placed where place <= ${EACH})`
  const rows = await versions(tx).whereRef('v.version', '=', 'g.version').where('g.guide_id', 'in', latest)
    .orderBy('g.changed_at', 'desc').orderBy('g.guide_id').execute()
  return rows.map(ownGuideOf).map(({ guide, pins }) => ({ id: guide.id, title: guide.title, summary: guide.summary, minutes: guide.minutes, pins }))
}
