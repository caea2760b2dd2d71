import { type Kysely, sql, type Transaction } from 'kysely'
import { type AnsweredCase, type Course, type CourseRating, type LookedForm, type Precision, saidOf, withCases } from '../core/budget/index.ts'
import { type Level } from '../core/detect/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { score } from '../core/score.ts'
import type { Database } from './schema.ts'

/** The latest look at a practice. */
export interface AlarmLook {
  lookedAt: Date
  forms: LookedForm[]
  precision: Precision | null
  precisionCases: { caseId: string; knownTo: string[] }[]
}

/** Practices with answers that nobody has looked at since then. @param db as the owner of the tables: no request may ask */
export async function practicesToLookAt(db: Kysely<Database>, since: Date): Promise<string[]> {
  return (await sql<{ id: string }>`select practices_to_look_at(${since}) as id`.execute(db)).rows.map((row) => row.id)
}

export async function latestLook(tx: Transaction<Database>): Promise<AlarmLook | null> {
  const row = await tx.selectFrom('alarm_look').selectAll().executeTakeFirst()
  return row ? { lookedAt: row.looked_at, forms: row.forms, precision: row.precision, precisionCases: row.precision_cases } : null
}

/** Keeps a look in place of the one before; an older one changes nothing. @param tx as the owner of the tables */
export async function keepLook(tx: Transaction<Database>, practiceId: string, look: AlarmLook): Promise<void> {
  await tx.insertInto('alarm_look').values({
    practice_id: practiceId, looked_at: look.lookedAt, forms: JSON.stringify(look.forms),
    precision: look.precision && JSON.stringify(look.precision), precision_cases: JSON.stringify(look.precisionCases),
  }).onConflict((c) => c.column('practice_id').doUpdateSet((eb) => ({
    looked_at: eb.ref('excluded.looked_at'), forms: eb.ref('excluded.forms'), precision: eb.ref('excluded.precision'),
    precision_cases: eb.ref('excluded.precision_cases'),
  })).where('alarm_look.looked_at', '<', look.lookedAt)).execute()
}

/** Forms of which the practice keeps series, and how many completed ratings there are in all. */
export async function ratedForms(tx: Transaction<Database>): Promise<{ id: string; version: string; answered: number }[]> {
  const { rows } = await sql<{ id: string; version: string; answered: number }>`
    select instrument_id as id, instrument_version as version, coalesce(sum((state->'history'->>'n')::int), 0)::int as answered
    from series where practice_id = app_practice() group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}

/** Therapies read at once. */
const PAGE = 100

interface RatingRow {
  therapy_id: string; client_id: string; session: number; date: string; received: Date; score: number; level: Level; in_episode: boolean
  items: Record<string, number | null> | null
}

/** What is read of the courses. */
export interface CoursesToRead {
  instrument: Instrument
  /** Also the scores of the subscales. */
  withRows: boolean
  /** When the figures that are shown were made; null = never yet. */
  shownAt: string | null
  /** Nothing that came later is read, so that a look is of one moment though it is read in parts. */
  until: Date
}

/**
 * The courses of some therapies with one form: what their therapists may see, so nothing that is held.
 * @param after the therapy after which to go on; null = from the beginning
 * @returns `last`: the therapy after which the next part begins; null = that was all
 */
export async function coursesAfter(
  tx: Transaction<Database>, after: string | null, { instrument, withRows, shownAt, until }: CoursesToRead,
): Promise<{ courses: Course[]; last: string | null }> {
  const ids = (await tx.selectFrom('series').select('therapy_id').where('instrument_id', '=', instrument.id)
    .where('instrument_version', '=', instrument.version).$if(after !== null, (q) => q.where('therapy_id', '>', after)).orderBy('therapy_id').limit(PAGE).execute())
    .map((row) => row.therapy_id)
  const last = ids.at(-1)
  if (last === undefined) return { courses: [], last: null }
  const { rows } = await sql<RatingRow>`
    select r.therapy_id, t.client_id, r.session_number as session, to_char(s.held_at at time zone p.time_zone, 'YYYY-MM-DD') as date,
      r.score, r.received_at as received, r.verdict->>'level' as level, r.verdict->>'state' is not null and not (r.verdict->'opens')::boolean as in_episode,
      ${withRows ? sql`r.answers->'items'` : sql`null::jsonb`} as items
    from response r
    join session s on s.practice_id = r.practice_id and s.session_id = r.session_id
    join therapy t on t.practice_id = r.practice_id and t.therapy_id = r.therapy_id
    join practice p on p.practice_id = r.practice_id
    where r.practice_id = app_practice() and r.therapy_id = any (${ids}::uuid[]) and r.score is not null
      and r.answers->>'instrument' = ${instrument.id} and r.answers->>'version' = ${instrument.version}
      and r.verdict->>'level' is not null and r.received_at <= ${until}
      and (r.held_from is null or exists (select from release x where x.practice_id = r.practice_id
        and x.response_id = r.response_id and x.what = 'answers'))
    order by r.therapy_id, r.session_number`.execute(tx)
  const cases = Map.groupBy((await sql<{ therapy_id: string; onset: number; stage: string; answer: string | null }>`
    select u.therapy_id, u.onset_session as onset, u.stage, (select e.data->>'answer' from case_event e
      where e.practice_id = u.practice_id and e.rupture_id = u.rupture_id and e.type = 'was-it-one' order by e.number desc limit 1) as answer
    from rupture u where u.practice_id = app_practice() and u.therapy_id = any (${ids}::uuid[])`.execute(tx)).rows, (row) => row.therapy_id)
  const restarts = Map.groupBy((await sql<{ therapy_id: string; after: number; through: number }>`
    select u.therapy_id, u.onset_session as after, coalesce((select max(r.session_number) from response r
      where r.practice_id = u.practice_id and r.therapy_id = u.therapy_id and r.received_at <= e.at
        and r.answers->>'instrument' = ${instrument.id} and r.answers->>'version' = ${instrument.version}), 0) as through
    from rupture u join case_event e on e.practice_id = u.practice_id and e.rupture_id = u.rupture_id and e.type = 'new-usual'
    where u.practice_id = app_practice() and u.therapy_id = any (${ids}::uuid[])`.execute(tx)).rows, (row) => row.therapy_id)
  const knownTo = new Map((await sql<{ client_id: string; known_to: string[] }>`
    select client_id, array_agg(distinct therapist_id::text) as known_to from therapy
    where practice_id = app_practice() and client_id = any (${rows.map((row) => row.client_id)}::uuid[]) group by 1`.execute(tx)).rows
    .map((row) => [row.client_id, row.known_to]))
  const courses = [...Map.groupBy(rows, (row) => row.therapy_id)].map(([therapyId, rated]) => {
    const { client_id: clientId } = rated[0]!
    return withCases({
      clientId, knownTo: knownTo.get(clientId) ?? [], anew: shownAt === null || rated.some((row) => row.received.toISOString() > shownAt),
      ratings: rated.map((row) => rating(row, instrument)), restarts: restarts.get(therapyId) ?? [],
    }, (cases.get(therapyId) ?? []).map(({ onset, stage, answer }) => ({ onset, wasOne: saidOf(answer, stage) })))
  })
  return { courses, last }
}

const rating = ({ session, date, score: x, level, in_episode: inEpisode, items }: RatingRow, instrument: Instrument): CourseRating => ({
  session, date, x, level, inEpisode, confirmed: false, unsettled: false, ...(items ? { subscales: score(instrument, items).subscales } : {}),
})

/**
 * Each client's latest case that the answers opened and of which a therapist said whether it was one. Cases that somebody
 * opened by hand say nothing of the alarms; those that may be about a boundary are few, and no repair work.
 */
export async function answeredCases(tx: Transaction<Database>): Promise<AnsweredCase[]> {
  const { rows } = await sql<{ rupture_id: string; client_id: string; stage: string; answer: string | null; known_to: string[] }>`
    select u.rupture_id, t.client_id, u.stage,
      (select e.data->>'answer' from case_event e where e.practice_id = u.practice_id and e.rupture_id = u.rupture_id
        and e.type = 'was-it-one' order by e.number desc limit 1) as answer,
      (select array_agg(distinct o.therapist_id::text) from therapy o where o.practice_id = t.practice_id and o.client_id = t.client_id) as known_to
    from rupture u join therapy t on t.practice_id = u.practice_id and t.therapy_id = u.therapy_id
    where u.practice_id = app_practice()
      and (u.stage = 'set aside' or exists (select from case_event e where e.practice_id = u.practice_id and e.rupture_id = u.rupture_id and e.type = 'was-it-one'))
      and exists (select from case_event e where e.practice_id = u.practice_id and e.rupture_id = u.rupture_id
        and e.number = 1 and e.data->>'by' in ('check-in', 'direct-question', 'evidence'))
      and not exists (select from case_event e where e.practice_id = u.practice_id and e.rupture_id = u.rupture_id
        and e.type = 'source-chosen' and e.data->'sources' @> '["boundary"]')
    order by u.opened_at desc, u.rupture_id desc`.execute(tx)
  const latest = new Map<string, AnsweredCase>()
  for (const row of rows) {
    const wasOne = saidOf(row.answer, row.stage)
    if (wasOne !== null && !latest.has(row.client_id)) latest.set(row.client_id, { caseId: row.rupture_id, knownTo: row.known_to, wasOne })
  }
  return [...latest.values()]
}
