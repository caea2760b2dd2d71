import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** A token as we make it; anything else is not worth a query, but gets the same answer. */
export const tokenShape = /^[A-Za-z0-9_-]{43}$/
/** Stands for a token that is none, so that it is looked up like any other. */
export const NOTHING = '0'.repeat(43)
/** What a message or a hand may leave behind a link: a full stop, a bracket, a space. */
const trailing = /[^A-Za-z0-9_-]{1,8}$/

/** A name for a link that opens nothing by itself: the token cannot be found from it. */
const shortOf = (token: string) => hash('sha256', `short ${token}`, 'base64url').slice(0, 12)

type Handle = (request: FastifyRequest, reply: FastifyReply, link: { token: string; path: string }) => Promise<FastifyReply>

/**
 * Addresses that carry a token. Over plain http (a local network) it stays in the address. Under https every link, known or
 * not, first moves into a cookie of its own name, which takes it out of the address bar and the history; two links on one
 * shared device have two cookies and never mix.
 * @param at where the links stand: `/c` gives `/c/:token` and, in a cookie, `/c/i/:short`
 * @param seconds how long a browser keeps an opened link
 */
export function carriedLinks(
  app: FastifyInstance, { at, cookie, seconds, encrypted, get, post }: {
    at: string; cookie: string; seconds: number; encrypted: boolean; get: Handle; post: Handle
  },
): void {
  const cookieOf = (short: string) => `__Host-${cookie}-${short}`
  const copied = (request: FastifyRequest) => (request.params as { token: string }).token.replace(trailing, '')
  const direct = (request: FastifyRequest) => ({ token: copied(request), path: `${at}/${copied(request)}` })
  const carried = (request: FastifyRequest) => {
    const { short } = request.params as { short: string }
    return { token: request.cookies[cookieOf(short)] ?? NOTHING, path: `${at}/i/${short}` }
  }
  for (const url of [`${at}/:token`, `${at}/:token/`]) {
    app.get(url, async (request, reply) => {
      if (!encrypted) return get(request, reply, direct(request))
      const token = copied(request)
      const short = shortOf(token)
      return reply
        .setCookie(cookieOf(short), token, { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: seconds })
        .redirect(`${at}/i/${short}`, 303)
    })
    app.post(url, async (request, reply) => post(request, reply, direct(request)))
  }
  app.get(`${at}/i/:short`, async (request, reply) => get(request, reply, carried(request)))
  app.post(`${at}/i/:short`, async (request, reply) => post(request, reply, carried(request)))
}
