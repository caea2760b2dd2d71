import { hash, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Kysely } from 'kysely'
import {
  type AroundCheckIn, type OpenCheckIn, type Told, findCheckIn, findCheckInToShow, isOpen, questionsBeside,
} from '../actions/open-check-in.ts'
import { askForOwnView } from '../actions/own-view-links.ts'
import { outsideContacts } from '../actions/practice-details.ts'
import { type Confirmed, receiveResponse } from '../actions/receive-response.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { hoursTold, voiceWords } from '../core/voice/index.ts'
import { instrumentWith } from '../db/instruments.ts'
import type { Database } from '../db/schema.ts'
import { readingHours } from '../db/tasks.ts'
import { NOTHING, carriedLinks, tokenShape } from './carried.ts'
import {
  type CheckInView, type Contact, type ParsedCheckIn, type ReceiptView, type ToldView, isTopic, parseCheckIn, renderCheckIn, renderExplained, renderFirst,
  renderReceipt, surveyLanguages,
} from './index.ts'
import { madeOnce } from './made-once.ts'
import { mineRoutes } from './mine-routes.ts'
import { readersOf } from './readers.ts'
import { type Query, asked, bodyOf, chosenLanguage, closed, queryOf, send, strangersLanguage } from './reply.ts'
import { when } from './when.ts'
import { wordsFor } from './words/index.ts'

/** How long a browser keeps an opened link, in seconds: enough to answer and to come back once. */
const OPENED_FOR = 2 * 3600

/** A receipt holds nothing of what was answered, and those of one therapist mostly read the same. */
const receiptPage = madeOnce((view: ReceiptView) => renderReceipt(view))

/** One request for a check-in: whose, in which language, by which address. */
interface Asking { open: OpenCheckIn; instrument: Instrument; language: string; path: string; query: Query; now: Date }

/**
 * The client's pages. Showing one changes nothing, whoever opens it: a mail scanner, a preview, a second device.
 * Unknown, used, replaced and expired links all get one answer, with one query, so that nothing can be learned (A5).
 */
export function surveyRoutes(
  app: FastifyInstance, { db, now, publicUrl }: { db: Kysely<Database>; now: () => Date; publicUrl: string },
): void {
  const encrypted = publicUrl.startsWith('https:')
  const shaped = (token: string) => (tokenShape.test(token) ? token : NOTHING)

  async function show(reply: FastifyReply, token: string, path: string, query: Query): Promise<FastifyReply> {
    const found = await findCheckInToShow(db, shaped(token))
    const asking = found && askingFor(found.open, path, query, now())
    if (!found || !asking || !isOpen(found.open, asking.now) || !asking.instrument.licence.wordingIncluded) return closed(reply)
    if (found.around.first && query.questions === undefined) return send(reply, 200, firstOf(asking))
    return send(reply, 200, renderCheckIn(viewOf(asking, found.around)))
  }

  async function receive(reply: FastifyReply, token: string, path: string, query: Query, body: Record<string, unknown>): Promise<FastifyReply> {
    const open = await findCheckIn(db, shaped(token))
    const asking = open && askingFor(open, path, query, now())
    if (!open || !asking) return closed(reply, body)
    const parsed = bound(open, parseCheckIn(asking.instrument, body, { someoneElse: open.practice.recipientName !== null }))
    // Sent again as it was (a slow phone, a reload): the same receipt, and nothing stored twice.
    if (parsed.ok && open.answered?.key === parsed.key) {
      return send(reply, 200, receipt(asking, parsed, { held: open.answered.held, boundary: open.answered.held }))
    }
    if (!isOpen(open, asking.now)) return closed(reply, body)
    if (!parsed.ok) {
      const found = asking.instrument.licence.wordingIncluded ? await findCheckInToShow(db, shaped(token)) : null
      if (!found) return closed(reply, body)
      return send(reply, 422, renderCheckIn({ ...viewOf(asking, found.around), values: parsed.values, problems: parsed.problems }))
    }
    const received = await receiveResponse(db, { open, instrument: asking.instrument, parsed, now: asking.now, token },
      (confirmed) => receipt(asking, parsed, confirmed))
    return received.kind === 'closed' ? closed(reply, body) : send(reply, 200, received.page)
  }

  /** Asking for a link to one's own check-ins: the same answer whatever the link was. */
  async function ask(reply: FastifyReply, token: string): Promise<FastifyReply> {
    await askForOwnView(db, shaped(token), now())
    return asked(reply)
  }

  for (const url of ['/c/about', '/c/about/:topic']) {
    app.get(url, async (request, reply) => {
      const { topic } = request.params as { topic?: string }
      const language = strangersLanguage(request)
      const known = topic === undefined ? null : isTopic(wordsFor(language), topic) ? topic : undefined
      return known === undefined ? closed(reply) : send(reply, 200, renderExplained({ language, topic: known }))
    })
  }
  mineRoutes(app, { db, now, encrypted })
  carriedLinks(app, {
    at: '/c', cookie: 'c', seconds: OPENED_FOR, encrypted,
    get: (request, reply, { token, path }) => show(reply, token, path, queryOf(request)),
    post: (request, reply, { token, path }) => (queryOf(request).ask === undefined
      ? receive(reply, token, path, queryOf(request), bodyOf(request)) : ask(reply, token)),
  })

  // Any other address here is a link that was copied badly: a client is never sent to the practice's own pages.
  for (const url of ['/c', '/c/*']) {
    app.get(url, async (_, reply) => closed(reply))
    app.post(url, async (request, reply) => (queryOf(request).ask === undefined ? closed(reply, bodyOf(request)) : ask(reply, NOTHING)))
  }
}

function askingFor(open: OpenCheckIn, path: string, query: Query, now: Date): Asking | null {
  const instrument = instrumentWith(open.checkIn.instrumentId, open.checkIn.instrumentVersion, open.licensedText)
  return instrument ? { open, instrument, language: chosenLanguage(query) ?? open.client.language, path, query, now } : null
}

/**
 * The key of a form belongs to one link and one content. Sent again with something changed, it is another submission:
 * it finds the link closed, where a receipt would confirm words that are stored nowhere. The time that the device claims is
 * no content: a form sent twice has two.
 */
function bound(open: OpenCheckIn, parsed: ParsedCheckIn): ParsedCheckIn {
  if (!parsed.ok) return parsed
  const { key, answers, words, reader, wish, asked } = parsed
  const content = hash('sha256', JSON.stringify([open.checkIn.checkInId, answers, words, reader, wish, asked]), 'base64url')
  return { ...parsed, key: `${key}.${content.slice(0, 22)}` }
}

/** The path with the language that was chosen on the page, where one was. */
const addressOf = ({ path, query }: Asking, more = ''): string => {
  const language = chosenLanguage(query)
  const parts = [more, language && `lang=${language}`].filter(Boolean)
  return parts.length > 0 ? `${path}?${parts.join('&')}` : path
}

function firstOf(asking: Asking): string {
  const { practice, therapist } = asking.open
  return renderFirst({
    practiceName: practice.name, therapistName: therapist.firstName, language: asking.language, languages: surveyLanguages,
    readers: readersOf(asking.open), readingHours: hoursFor(asking), helpLines: practice.helpLines, leaveUrl: practice.leaveUrl,
    formUrl: addressOf(asking, 'questions'),
  })
}

function viewOf(asking: Asking, around: AroundCheckIn): CheckInView {
  const { open, instrument, language, now } = asking
  const { practice, therapist, client, checkIn } = open
  const { timeZone } = client
  const said = (at: string) => when(new Date(at), { language, timeZone, now })
  return {
    practiceName: practice.name, therapistName: therapist.firstName, when: said(checkIn.heldAt), language, languages: surveyLanguages,
    instrument, formKey: randomUUID(), action: `${asking.path}?lang=${wordsFor(language).language}`, readers: readersOf(open), readingHours: hoursFor(asking),
    helpLines: practice.helpLines, outside: outside(open), leaveUrl: practice.leaveUrl,
    candid: around.candid && (around.candid.text ?? voiceWords(language).candid),
    told: around.told.map((note) => toldView(note, said)), besides: questionsBeside(open, around, instrument.about),
  }
}

/** When answers are read: from the times by which a risk check is passed on, so that no client is told others. */
const hoursFor = ({ open: { practice, client }, language, now }: Asking): string =>
  hoursTold(readingHours(practice.readingWeek, practice.timeZone), { language, now: now.getTime(), zone: client.timeZone })

const toldView = ({ kind, words, onTheirWord, heldAt }: Told, said: (at: string) => string): ToldView =>
  ({ kind, words, onTheirWord, when: heldAt && said(heldAt) })

/** Contacts outside the practice, whose hours nobody has typed. */
function outside(open: OpenCheckIn): Contact[] {
  return outsideContacts(open.practice.outsideContacts).map((contact) => ({ ...contact, hours: '' }))
}

function receipt(asking: Asking, parsed: Extract<ParsedCheckIn, { ok: true }>, { held, boundary }: Confirmed): string {
  const { open, language } = asking
  const { practice, therapist } = open
  const other = practice.recipientName
  const elsewhere = other !== null && (held || (parsed.words.trim() !== '' && parsed.reader === 'someone-else'))
  return receiptPage({
    practiceName: practice.name, therapistName: elsewhere && held ? other : therapist.firstName, language,
    helpLines: practice.helpLines, readingHours: hoursFor(asking),
    // Where the words are held for safety, the recipient talks with the client whatever was wished (engine §6).
    whatNext: elsewhere && (held || parsed.wish !== 'just-read') ? wordsFor(language).receipt.nextSomeoneElse(other)
      : elsewhere ? wordsFor(language).receipt.nextJustRead(other) : whatNext(language, therapist.firstName, parsed),
    boundaryContacts: boundary || other === null ? outside(open) : [], mayAskForMine: practice.ownView, leaveUrl: practice.leaveUrl,
  })
}

/** What happens with what the therapist reads, as the client chose. */
function whatNext(language: string, name: string, { words, wish }: { words: string; wish: 'bring-up' | 'just-read' | null }): string {
  const { receipt: w } = wordsFor(language)
  if (words.trim() === '') return w.nextUsual(name)
  return wish === 'just-read' ? w.nextJustRead(name) : wish === 'bring-up' ? w.nextBringUp(name) : w.nextUnquoted(name)
}
