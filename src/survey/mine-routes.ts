import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { endHeldLink, findOwnViewLink } from '../actions/own-view-links.ts'
import { inTenant } from '../db/open.ts'
import { ownView } from '../db/own-view.ts'
import type { Database } from '../db/schema.ts'
import { NOTHING, carriedLinks, tokenShape } from './carried.ts'
import { renderMine } from './index.ts'
import { chosenLanguage, closed, queryOf, send } from './reply.ts'

/** How long a browser keeps an opened link, in seconds: shorter than a check-in, since there is something to read. */
const OPENED_FOR = 1800

/**
 * A client's own check-ins, by a link of their own. Opening it changes nothing; the one thing that can be done is to end the
 * link. A link that is unknown, over, ended or turned off gets the page that every closed link gets.
 */
export function mineRoutes(
  app: FastifyInstance, { db, now, encrypted }: { db: Kysely<Database>; now: () => Date; encrypted: boolean },
): void {
  const shaped = (token: string) => (tokenShape.test(token) ? token : NOTHING)
  carriedLinks(app, {
    at: '/c/m', cookie: 'm', seconds: OPENED_FOR, encrypted,
    get: async (request, reply, { token }) => {
      const at = now()
      const link = await findOwnViewLink(db, shaped(token), at)
      const own = link && await inTenant(db, { practiceId: link.practiceId, memberId: link.madeBy }, (tx) => ownView(tx, link))
      if (!link || !own) return closed(reply)
      const language = chosenLanguage(queryOf(request)) ?? own.client.language
      return send(reply, 200, renderMine({ own, language, expiresAt: link.expiresAt, now: at }))
    },
    post: async (_, reply, { token }) => {
      await endHeldLink(db, shaped(token), now())
      return closed(reply)
    },
  })
}
