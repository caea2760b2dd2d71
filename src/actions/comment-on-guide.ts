import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import { isGuide } from '../db/own-guides.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { longest, textProblem } from './checked-text.ts'
import { words as says } from './words/guides.ts'

/**
 * Tells the directors of the practice something about a guide, in the member's own name. Nobody else can read it.
 * @returns the id of the comment, with which its author can take it back
 */
export async function commentOnGuide(acting: Acting, input: { guideId: string; words: string }): Promise<Outcome<{ commentId: string }>> {
  const problem = textProblem(input.words, longest.words, says.comment.words)
  if (problem !== null) return refused({ comment: problem })
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await isGuide(tx, input.guideId))) return refused({ guide: says.comment.guideGone })
    const commentId = newId(acting.now)
    await tx.insertInto('guide_comment').values({
      practice_id: acting.practiceId, comment_id: commentId, guide_id: input.guideId, author_id: acting.memberId,
      words: input.words.trim(), sent_at: acting.now,
    }).execute()
    await audit(tx, acting, 'guide comment sent', commentId, { guide: input.guideId })
    return done({ commentId })
  })
}

/** Takes a comment back, so that nothing of it is kept. Only its author can; for everybody else it does not exist. */
export async function takeBackComment(acting: Acting, input: { commentId: string }): Promise<Outcome<null>> {
  return inTenant(acting.db, acting, async (tx) => {
    const gone = await tx.deleteFrom('guide_comment')
      .where('comment_id', '=', input.commentId).where('author_id', '=', acting.memberId).returning('guide_id').executeTakeFirst()
    if (!gone) return refused({ comment: says.comment.gone })
    await audit(tx, acting, 'guide comment taken back', input.commentId, { guide: gone.guide_id })
    return done(null)
  })
}
