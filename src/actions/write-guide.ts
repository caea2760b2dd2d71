import { type Pin, pins as everyPin, textsOf } from '../core/guides/index.ts'
import { blocksOf, sourcesOf } from '../core/guides/own.ts'
import { fold } from '../core/guides/search.ts'
import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import { ownGuide, type TypedGuide } from '../db/own-guides.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { isDirector } from './as-director.ts'
import { longest, textProblems } from './checked-text.ts'
import { words as says } from './words/guides.ts'
import { words as memberSays } from './words/members.ts'

/** Most characters of one guide: about ten minutes of reading, which is long for between two sessions. */
const LONGEST_TEXT = 12_000
/** Most guides of one practice that are kept; far above what anybody reads. */
const MOST_GUIDES = 5_000

export interface GuideToWrite extends TypedGuide { pins: readonly string[] }

/** What is the matter with a guide, by field; empty when it can be kept. */
export function guideProblems({ title, summary, body, sources, pins }: GuideToWrite): Record<string, string> {
  const problems = textProblems({
    title: { value: title, limit: longest.name, required: says.title },
    summary: { value: summary, limit: longest.line, required: says.summary },
    body: { value: body, limit: LONGEST_TEXT, required: says.body },
    sources: { value: sources, limit: longest.words },
  })
  if (!problems.body && !/[\p{L}\p{N}]/u.test(body)) problems.body = says.onlyMarks
  if (pins.some((pin) => !everyPin.some((one) => one === pin))) problems.pins = says.pins
  return problems
}

/**
 * Writes a new guide of the practice, or a new version of one; every version is kept. Only a director may.
 * @param input.guideId null for a new guide
 * @param input.seen the version that was being changed; when another has been written since, nothing is lost: the
 *   problem `version` says so, and writing again on top of the newest version is then a decision
 */
export async function writeGuide(
  acting: Acting, input: { guideId: string | null; seen: number } & GuideToWrite,
): Promise<Outcome<{ guideId: string; version: number }>> {
  const problems = guideProblems(input)
  if (Object.keys(problems).length > 0) return refused(problems)
  const [title, summary] = [input.title.trim(), input.summary.trim()]
  const pins = everyPin.filter((pin: Pin) => input.pins.includes(pin))
  const folded = {
    folded_title: fold(title), folded_summary: fold(summary),
    folded_text: fold(...blocksOf(input.body).flatMap(textsOf), ...sourcesOf(input.sources)),
  }
  return inTenant(acting.db, acting, async (tx) => {
    // Also makes two directors who save at once come one after the other.
    if (!(await isDirector(tx, acting))) return refused({ practice: memberSays.onlyDirectors })
    const before = input.guideId === null ? null : await ownGuide(tx, input.guideId)
    if (before === undefined) return refused({ guide: says.goneMeanwhile })
    if (before !== null && before.newest !== input.seen) {
      return refused({ version: says.changedMeanwhile })
    }
    if (before === null) {
      const { count } = await tx.selectFrom('own_guide').select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
      if (Number(count) >= MOST_GUIDES) return refused({ title: says.full(MOST_GUIDES) })
    }
    const guideId = before?.guide.id ?? newId(acting.now)
    const version = (before?.newest ?? 0) + 1
    const row = { version, pins, ...folded, changed_at: acting.now }
    if (before === null) await tx.insertInto('own_guide').values({ practice_id: acting.practiceId, guide_id: guideId, ...row }).execute()
    else await tx.updateTable('own_guide').set(row).where('guide_id', '=', guideId).execute()
    await tx.insertInto('own_guide_version').values({
      practice_id: acting.practiceId, guide_id: guideId, version, title, summary, body: input.body, sources: input.sources,
      written_by: acting.memberId, written_at: acting.now,
    }).execute()
    await audit(tx, acting, 'guide written', guideId, { version })
    return done({ guideId, version })
  })
}

/** Takes a guide of the practice out of the library, or puts it back; nothing of it is deleted. Only a director may. */
export async function retireGuide(acting: Acting, input: { guideId: string; retired: boolean }): Promise<Outcome<null>> {
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await isDirector(tx, acting))) return refused({ practice: memberSays.onlyDirectors })
    const guide = await ownGuide(tx, input.guideId)
    if (!guide) return refused({ guide: says.notOfYourPractice })
    if ((guide.retiredAt !== null) === input.retired) return done(null)
    await tx.updateTable('own_guide').set({ retired_at: input.retired ? acting.now : null }).where('guide_id', '=', input.guideId).execute()
    await audit(tx, acting, input.retired ? 'guide retired' : 'guide brought back', input.guideId)
    return done(null)
  })
}
