import { createHash, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { type OpenCheckIn, findCheckIn, isOpen } from '../actions/open-check-in.ts'
import { outsideContacts } from '../actions/practice-details.ts'
import { type Received, receiveResponse } from '../actions/receive-response.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { instrumentWith } from '../db/instruments.ts'
import { dayIn } from '../db/local-day.ts'
import type { Database } from '../db/schema.ts'
import {
  type CheckInView, type Contact, type ParsedCheckIn, parseCheckIn, renderCheckIn, renderClosed, renderReceipt, surveyCsp, surveyLanguages,
} from './index.ts'
import { wordsIn } from './parse.ts'
import { readersOf } from './readers.ts'
import { wordsFor } from './words/index.ts'

/** A token as we make it; anything else is not worth a query, but gets the same answer. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/
/** What a message or a hand may leave behind a link: a full stop, a bracket, a space. */
const trailing = /[^A-Za-z0-9_-]{1,8}$/
const NOTHING = '0'.repeat(43)

/** How long a browser keeps an opened link, in seconds: enough to answer and to come back once. */
const OPENED_FOR = 2 * 3600

/** A name for a link that opens nothing by itself: the token cannot be found from it. */
const shortOf = (token: string) => createHash('sha256').update(`short ${token}`).digest('base64url').slice(0, 12)
const cookieOf = (short: string) => `__Host-c-${short}`

/**
 * The client's pages. Showing one changes nothing, whoever opens it: a mail scanner, a preview, a second device.
 * Unknown, used, replaced and expired links all get one answer, with one query, so that nothing can be learned (A5).
 *
 * Over plain http (a local network) the token stays in the address. Under https every link, known or not, first moves
 * into a cookie of its own name, which takes it out of the address bar and the history; two links on one shared device
 * have two cookies and never mix.
 */
export function surveyRoutes(
  app: FastifyInstance, { db, now, publicUrl }: { db: Kysely<Database>; now: () => Date; publicUrl: string },
): void {
  const encrypted = publicUrl.startsWith('https:')

  async function show(reply: FastifyReply, token: string, action: string): Promise<FastifyReply> {
    const open = await find(db, token)
    const instrument = open && instrumentOf(open)
    if (!open || !instrument || !isOpen(open, now())) return closed(reply)
    return form(reply, 200, viewOf(open, instrument, action, now()))
  }

  async function receive(reply: FastifyReply, token: string, action: string, body: Record<string, unknown>): Promise<FastifyReply> {
    const open = await find(db, token)
    const instrument = open && instrumentOf(open)
    if (!open || !instrument) return closed(reply, body)
    const parsed = bound(open, parseCheckIn(instrument, body, { someoneElse: open.practice.recipientName !== null }))
    // Sent again as it was (a slow phone, a reload): the same receipt, and nothing stored twice.
    if (parsed.ok && open.answered?.key === parsed.key) {
      return receipt(reply, open, parsed, { kind: 'replay', held: open.answered.held, boundary: open.answered.held })
    }
    if (!isOpen(open, now())) return closed(reply, body)
    if (!parsed.ok) {
      return form(reply, 422, { ...viewOf(open, instrument, action, now()), values: parsed.values, problems: parsed.problems })
    }
    const received = await receiveResponse(db, { open, instrument, parsed, now: now(), token })
    return received.kind === 'closed' ? closed(reply, body) : receipt(reply, open, parsed, received)
  }

  const bodyOf = (request: FastifyRequest) => (request.body ?? {}) as Record<string, unknown>

  const copied = (request: FastifyRequest) => (request.params as { token: string }).token.replace(trailing, '')
  for (const url of ['/c/:token', '/c/:token/']) {
    app.get(url, async (request, reply) => {
      const token = copied(request)
      if (!encrypted) return show(reply, token, `/c/${token}`)
      const short = shortOf(token)
      return reply
        .setCookie(cookieOf(short), token, { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: OPENED_FOR })
        .redirect(`/c/i/${short}`, 303)
    })
    app.post(url, async (request, reply) => receive(reply, copied(request), `/c/${copied(request)}`, bodyOf(request)))
  }

  const carried = (request: FastifyRequest) => {
    const { short } = request.params as { short: string }
    return { token: request.cookies[cookieOf(short)] ?? NOTHING, action: `/c/i/${short}` }
  }
  app.get('/c/i/:short', async (request, reply) => {
    const { token, action } = carried(request)
    return show(reply, token, action)
  })
  app.post('/c/i/:short', async (request, reply) => {
    const { token, action } = carried(request)
    return receive(reply, token, action, bodyOf(request))
  })

  // Any other address here is a link that was copied badly: a client is never sent to the practice's own pages.
  for (const url of ['/c', '/c/*']) {
    app.get(url, async (_, reply) => closed(reply))
    app.post(url, async (request, reply) => closed(reply, bodyOf(request)))
  }
}

function find(db: Kysely<Database>, token: string): Promise<OpenCheckIn | null> {
  return findCheckIn(db, tokenShape.test(token) ? token : NOTHING)
}

function instrumentOf(open: OpenCheckIn): Instrument | undefined {
  return instrumentWith(open.checkIn.instrumentId, open.checkIn.instrumentVersion, open.licensedText)
}

/**
 * The key of a form belongs to one link and one content. Sent again with something changed, it is another submission:
 * it finds the link closed, where a receipt would confirm words that are stored nowhere.
 */
function bound(open: OpenCheckIn, parsed: ParsedCheckIn): ParsedCheckIn {
  if (!parsed.ok) return parsed
  const { key, answers, words, reader, wish } = parsed
  const content = createHash('sha256').update(JSON.stringify([open.checkIn.checkInId, answers, words, reader, wish])).digest('base64url')
  return { ...parsed, key: `${key}.${content.slice(0, 22)}` }
}

function send(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.code(status).header('content-security-policy', surveyCsp).type('text/html; charset=utf-8').send(html)
}

/** The form, where the practice has words for it: without them nobody is shown an empty one. */
function form(reply: FastifyReply, status: number, view: CheckInView): FastifyReply {
  return view.instrument.licence.wordingIncluded ? send(reply, status, renderCheckIn(view)) : closed(reply)
}

/** The page for what cannot be used; with the words of what was sent by it, which the sender would otherwise lose. */
function closed(reply: FastifyReply, sent?: Record<string, unknown>): FastifyReply {
  return send(reply, 404, renderClosed({ language: 'en', ...(sent && { unkept: wordsIn(sent) }) }))
}

function viewOf(open: OpenCheckIn, instrument: Instrument, action: string, now: Date): CheckInView {
  return {
    practiceName: open.practice.name, therapistName: open.therapist.firstName, when: when(open, now),
    language: open.client.language, languages: surveyLanguages, instrument, formKey: randomUUID(), action,
    readers: readersOf(open),
    readingHours: open.practice.readingHours, helpLines: open.practice.helpLines, outside: outside(open), leaveUrl: open.practice.leaveUrl,
  }
}

/** The session in the client's words: "last Thursday", seen from where the client lives. */
function when(open: OpenCheckIn, now: Date): string {
  const { timeZone } = open.client
  // The page's language, which need not be the client's: the form may exist in more languages than the page.
  const { language } = wordsFor(open.client.language)
  const held = new Date(open.checkIn.heldAt)
  const days = Math.round((Date.parse(dayIn(now, timeZone)) - Date.parse(dayIn(held, timeZone))) / 86_400_000)
  const say = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone, ...options }).format(held)
  return wordsFor(language).when(days, say({ weekday: 'long' }), say({ weekday: 'long', day: 'numeric', month: 'long' }))
}

/** Contacts outside the practice, whose hours nobody has typed. */
function outside(open: OpenCheckIn): Contact[] {
  return outsideContacts(open.practice.outsideContacts).map((contact) => ({ ...contact, hours: '' }))
}

function receipt(
  reply: FastifyReply, open: OpenCheckIn, parsed: Extract<ParsedCheckIn, { ok: true }>, received: Exclude<Received, { kind: 'closed' }>,
): FastifyReply {
  const { practice, therapist, client } = open
  const { receipt: words } = wordsFor(client.language)
  const wrote = parsed.words.trim() !== ''
  const other = practice.recipientName
  const elsewhere = other !== null && (received.held || (wrote && parsed.reader === 'someone-else'))
  const whatNext = elsewhere ? words.nextSomeoneElse(other)
    : wrote && parsed.wish === 'just-read' ? words.nextJustRead(therapist.firstName)
    : wrote && parsed.wish === 'bring-up' ? words.nextBringUp(therapist.firstName)
    : words.nextUsual(therapist.firstName)
  return send(reply, 200, renderReceipt({
    practiceName: practice.name, therapistName: elsewhere && received.held ? other : therapist.firstName, language: client.language,
    helpLines: practice.helpLines, readingHours: practice.readingHours, whatNext,
    boundaryContacts: received.boundary || other === null ? outside(open) : [], leaveUrl: practice.leaveUrl,
  }))
}
