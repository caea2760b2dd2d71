import type { Transaction } from 'kysely'
import { findGuide } from '../core/guides/index.ts'
import { ownGuidesById } from './own-guides.ts'
import type { Database } from './schema.ts'

export interface GuideComment { commentId: string; words: string; sentAt: Date }

/** What one member told the directors about one guide, the newest first. */
export async function commentsBy(tx: Transaction<Database>, memberId: string, guideId: string): Promise<GuideComment[]> {
  const rows = await tx.selectFrom('guide_comment').select(['comment_id', 'words', 'sent_at'])
    .where('author_id', '=', memberId).where('guide_id', '=', guideId).orderBy('sent_at', 'desc').orderBy('comment_id', 'desc').execute()
  return rows.map((row) => ({ commentId: row.comment_id, words: row.words, sentAt: row.sent_at }))
}

export interface ReceivedComment extends GuideComment { from: string; guideId: string; guideTitle: string }

/**
 * What members said about the guides, the newest first, for a director; row-level security gives everybody else only their own.
 * @returns one more than asked for tells that there are more; they are cut off, and `more` says so
 */
export async function receivedComments(
  tx: Transaction<Database>, { offset, limit }: { offset: number; limit: number },
): Promise<{ comments: ReceivedComment[]; more: boolean }> {
  const rows = await tx.selectFrom('guide_comment as c')
    .innerJoin('member as m', (on) => on.onRef('m.practice_id', '=', 'c.practice_id').onRef('m.member_id', '=', 'c.author_id'))
    .select(['c.comment_id', 'c.guide_id', 'c.words', 'c.sent_at', 'm.name'])
    .orderBy('c.sent_at', 'desc').orderBy('c.comment_id', 'desc').offset(offset).limit(limit + 1).execute()
  const shown = rows.slice(0, limit)
  const own = await ownGuidesById(tx, [...new Set(shown.map((row) => row.guide_id).filter((id) => !findGuide(id)))])
  return {
    more: rows.length > limit,
    comments: shown.map((row) => ({
      commentId: row.comment_id, words: row.words, sentAt: row.sent_at, from: row.name, guideId: row.guide_id,
      guideTitle: findGuide(row.guide_id)?.title ?? own.find(({ guide }) => guide.id === row.guide_id)?.guide.title ?? row.guide_id,
    })),
  }
}
