import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Kysely } from 'kysely'
import { type OpenCheckIn, findCheckIn, isOpen } from '../actions/open-check-in.ts'
import { type Received, receiveResponse } from '../actions/receive-response.ts'
import { findInstrument } from '../core/instruments/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { dayIn } from '../db/local-day.ts'
import type { Database } from '../db/schema.ts'
import {
  type CheckInView, type Contact, type ParsedCheckIn, parseCheckIn, renderCheckIn, renderClosed, renderReceipt, surveyCsp, surveyLanguages,
} from './index.ts'
import { wordsFor } from './words/index.ts'

/** A token as we make it; anything else is not worth a query, but gets the same answer. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/
const NOTHING = '0'.repeat(43)

/**
 * The client's pages. Showing one changes nothing, whoever opens it: a mail scanner, a preview, a second device.
 * Unknown, used, replaced and expired links all get one answer, with one query, so that nothing can be learned (A5).
 */
export function surveyRoutes(app: FastifyInstance, { db, now }: { db: Kysely<Database>; now: () => Date }): void {
  const find = (token: string) => findCheckIn(db, tokenShape.test(token) ? token : NOTHING)

  app.get('/c/:token', async (request, reply) => {
    const { token } = request.params as { token: string }
    const open = await find(token)
    const instrument = open && instrumentOf(open)
    if (!open || !instrument || !isOpen(open, now())) return closed(reply)
    return send(reply, 200, renderCheckIn(viewOf(open, instrument, token, now())))
  })

  app.post('/c/:token', async (request, reply) => {
    const { token } = request.params as { token: string }
    const open = await find(token)
    const instrument = open && instrumentOf(open)
    const body = (request.body ?? {}) as Record<string, unknown>
    // Sent again by the same form (a slow phone, a reload): the same receipt, and nothing stored twice.
    if (open?.answered && instrument && open.answered.key === body.key) {
      const parsed = parseCheckIn(instrument, body, { someoneElse: open.practice.recipientName !== null })
      if (parsed.ok) return receipt(reply, open, parsed, { kind: 'replay', held: open.answered.held, boundary: open.answered.held })
    }
    if (!open || !instrument || !isOpen(open, now())) return closed(reply)
    const parsed = parseCheckIn(instrument, body, { someoneElse: open.practice.recipientName !== null })
    if (!parsed.ok) {
      const view = { ...viewOf(open, instrument, token, now()), values: parsed.values, problems: parsed.problems }
      return send(reply, 422, renderCheckIn(view))
    }
    const received = await receiveResponse(db, { open, instrument, parsed, now: now(), token })
    return received.kind === 'closed' ? closed(reply) : receipt(reply, open, parsed, received)
  })
}

function instrumentOf(open: OpenCheckIn): Instrument | undefined {
  return findInstrument(open.checkIn.instrumentId, open.checkIn.instrumentVersion)
}

function send(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.code(status).header('content-security-policy', surveyCsp).type('text/html; charset=utf-8').send(html)
}

function closed(reply: FastifyReply): FastifyReply {
  return send(reply, 404, renderClosed({ language: 'en' }))
}

function viewOf(open: OpenCheckIn, instrument: Instrument, token: string, now: Date): CheckInView {
  return {
    practiceName: open.practice.name, therapistName: open.therapist.firstName, when: when(open, now),
    language: open.client.language, languages: surveyLanguages, instrument, formKey: randomUUID(), action: `/c/${token}`,
    readers: { supervisorMay: open.practice.supervisorMaySee, someoneElse: open.practice.recipientName, noted: [] },
    readingHours: open.practice.readingHours, helpLines: open.practice.helpLines, outside: outside(open), leaveUrl: open.practice.leaveUrl,
  }
}

/** The session in the client's words: "last Thursday", seen from where the client lives. */
function when(open: OpenCheckIn, now: Date): string {
  const { timeZone, language } = open.client
  const held = new Date(open.checkIn.heldAt)
  const days = Math.round((Date.parse(dayIn(now, timeZone)) - Date.parse(dayIn(held, timeZone))) / 86_400_000)
  const say = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone, ...options }).format(held)
  return wordsFor(language).when(days, say({ weekday: 'long' }), say({ weekday: 'long', day: 'numeric', month: 'long' }))
}

/** Contacts outside the practice, one a line as the director typed them: "Name, number". */
function outside(open: OpenCheckIn): Contact[] {
  return open.practice.outsideContacts.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const [label = '', ...rest] = line.split(',')
    return { label: label.trim(), number: rest.join(',').trim(), hours: '' }
  })
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
