import { inTenant } from '../db/open.ts'
import { isGuide } from '../db/own-guides.ts'
import { type Acting, type Outcome, done, refused } from './acting.ts'
import { words as says } from './words/guides.ts'

/** Keeps a member's answer to "was this helpful?"; a later answer replaces the earlier one. */
export async function voteGuide(acting: Acting, input: { guideId: string; helpful: boolean }): Promise<Outcome<null>> {
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await isGuide(tx, input.guideId))) return refused({ guide: says.gone })
    await tx.insertInto('guide_vote').values({
      practice_id: acting.practiceId, guide_id: input.guideId, member_id: acting.memberId, helpful: input.helpful, voted_at: acting.now,
    }).onConflict((c) => c.columns(['practice_id', 'guide_id', 'member_id'])
      .doUpdateSet({ helpful: input.helpful, voted_at: acting.now })).execute()
    return done(null)
  })
}
