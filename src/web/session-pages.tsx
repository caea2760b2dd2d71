import QRCode from 'qrcode'
import { auditRead } from '../actions/audit-read.ts'
import { guessRating } from '../actions/guess-rating.ts'
import { invite } from '../actions/invite.ts'
import { noteSigns } from '../actions/note-signs.ts'
import { calledBy } from '../core/case/index.ts'
import { pins } from '../core/guides/index.ts'
import { findInstrument } from '../core/instruments/index.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { type PinnedGuide, pinnedGuides } from '../db/own-guides.ts'
import { type StoredSession, type TherapyView, therapyView } from '../db/therapy-view.ts'
import { CheckInLink, Refused } from './check-in-link.tsx'
import { type Noted, Guess, NoteForm, hasMoment, notedBefore, notedIn, signsOf } from './note-form.tsx'
import { notFound } from './not-found.tsx'
import { ErrorSummary } from './parts/field.tsx'
import { PinnedHere } from './parts/guide-aside.tsx'
import type { Answer, Ask, Route } from './route.ts'
import { page } from './shell.tsx'
import { dayAndYear } from './words/dates.ts'
import { words } from './words/session.ts'

const acting = ({ db, viewer, now }: Ask) => ({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now })

interface Found { view: TherapyView; session: StoredSession; pinned: PinnedGuide[] }

async function find({ db, viewer, params }: Ask): Promise<Found | null> {
  const sessionId = params.sessionId ?? ''
  const { view, pinned } = await inTenant(db, viewer, async (tx) => ({
    view: await therapyView(tx, { sessionId }, viewer.memberId), pinned: await pinnedGuides(tx, pins.filter((pin) => pin.startsWith('sign:'))),
  }))
  const session = view?.sessions.find((s) => s.sessionId === sessionId)
  return view && session ? { view, session, pinned } : null
}

const shell = ({ viewer }: Ask) => ({ nav: 'clients', member: viewer, practiceName: viewer.practiceName })

/** Makes a link and shows it, once: only its hash is stored. */
async function send(ask: Ask): Promise<Answer> {
  const before = await find(ask)
  if (!before) return notFound(ask.viewer)
  const instrumentId = ask.form.text('instrumentId')
  const outcome = await invite(acting(ask), { sessionId: before.session.sessionId, ...(instrumentId ? { instrumentId } : {}) })
  const title = words.link.title(before.session.number)
  const form = findInstrument(instrumentId || before.view.instrumentId)
  const sub = words.link.sub(before.view.clientName, form?.name ?? '')
  if (!outcome.ok) {
    return { status: 422, html: page({ ...shell(ask), title, sub, children: <Refused view={before.view} problems={outcome.problems} /> }) }
  }
  const found = await find(ask)
  const made = found?.session.checkIns.find((c) => c.checkInId === outcome.value.checkInId)
  if (!found || !made) return notFound(ask.viewer)
  const link = `${ask.publicUrl}/c/${outcome.value.token}`
  const qr = await QRCode.toString(link, { type: 'svg', margin: 2, errorCorrectionLevel: 'M', color: { dark: '#000000', light: '#ffffff' } })
  return {
    html: page({ ...shell(ask), title, sub, children: (
      <CheckInLink found={found} link={link} qr={qr} onlyHere={onlyHere(ask)} until={dayAndYear(dayIn(made.expiresAt, found.view.timeZone))} about={form?.about ?? 'alliance'} sent={made.instrumentId} />
    ) }),
  }
}

/** Why the link opens on this computer only, when its address is one that means "this machine" wherever it is opened. */
function onlyHere({ publicUrl, viewer }: Ask): string | null {
  if (!/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(publicUrl).hostname)) return null
  return viewer.demo ? words.link.onlyHere.demo : words.link.onlyHere.text(publicUrl)
}

/** The note: first the guess, then the reveal, then what was noticed. */
async function showNote(ask: Ask): Promise<Answer> {
  const found = await find(ask)
  if (!found) return notFound(ask.viewer)
  return notePage(ask, found, null, {})
}

async function notePage(ask: Ask, { view, session, pinned }: Found, typed: Noted | null, problems: Record<string, string>): Promise<Answer> {
  const fresh = session.note === null && typed === null && ask.query.guess !== 'skipped' && !view.endedAt
  // From here on the answer has been seen: a guess that comes later is told apart by this line of the audit.
  if (!fresh) await auditRead(acting(ask), { therapyId: view.therapyId })
  const called = calledBy(view.clientName)
  return {
    ...(Object.keys(problems).length > 0 ? { status: 422 } : {}),
    html: page({
      ...shell(ask), title: words.note.title(session.number),
      sub: words.note.sub(view.clientName, dayAndYear(dayIn(session.heldAt, view.timeZone))),
      children: (
        <>
          <ErrorSummary errors={Object.entries(problems).map(([field, text]) => ({ field, text }))} />
          {fresh
            ? <Guess view={view} session={session} called={called} problem={problems.guess} />
            : <PinnedHere.Provider value={pinned}><NoteForm view={view} session={session} called={called} noted={typed ?? notedBefore(view, session)} problems={problems} /></PinnedHere.Provider>}
        </>
      ),
    }),
  }
}

async function saveNote(ask: Ask): Promise<Answer> {
  const found = await find(ask)
  if (!found) return notFound(ask.viewer)
  const { view, session } = found
  if (ask.form.text('step') === 'guess') return keepGuess(ask, found)
  const noted = notedIn(ask.form)
  const signs = signsOf(noted, view, session)
  if (signs.length === 0 && hasMoment(noted)) return notePage(ask, found, noted, { sign: words.note.moment.needsSign })
  const outcome = await noteSigns(acting(ask), { sessionId: session.sessionId, signs, words: noted.words })
  if (!outcome.ok) return notePage(ask, found, noted, byField(outcome.problems))
  return { to: `/therapies/${outcome.value.therapyId}?done=${outcome.value.opened ? 'note-opened' : 'note-kept'}` }
}

/** The action names problems by sign; on the page each text stands once. */
function byField(problems: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(problems).map(([key, text]) => [key.replace(/^\d+\./, ''), text]))
}

async function keepGuess(ask: Ask, found: Found): Promise<Answer> {
  const { view, session } = found
  const path = `/sessions/${session.sessionId}/note`
  const scale = findInstrument(view.instrumentId, view.instrumentVersion)?.range
  const chosen = ask.form.text('guess').trim()
  if (!scale) return notFound(ask.viewer)
  if (!/^\d+([.,]\d+)?$/.test(chosen)) return notePage(ask, found, null, { guess: words.note.guess.choose })
  const outcome = await guessRating(acting(ask), { sessionId: session.sessionId, guess: Number(chosen.replace(',', '.')), scale })
  if (!outcome.ok) return notePage(ask, found, null, outcome.problems)
  return { to: path }
}

export const routes: Route[] = [
  { method: 'POST', path: '/sessions/:sessionId/check-ins', roles: ['therapist'], handle: send },
  { method: 'GET', path: '/sessions/:sessionId/note', roles: ['therapist'], handle: showNote },
  { method: 'POST', path: '/sessions/:sessionId/note', roles: ['therapist'], handle: saveNote },
]
