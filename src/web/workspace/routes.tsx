import type { VNode } from 'preact'
import { auditRead } from '../../actions/audit-read.ts'
import { recordCaseEvent } from '../../actions/case-events.ts'
import type { Outcome } from '../../actions/acting.ts'
import { endTherapy } from '../../actions/end-therapy.ts'
import { reflect } from '../../actions/reflect.ts'
import { shareReflection, takeBackReflection } from '../../actions/share-reflection.ts'
import { type EventData, type NewEvent, type Place, partOf, places } from '../../core/case/index.ts'
import { closingPrompts } from '../../core/followup/closing.ts'
import { interventions } from '../../core/repair/interventions/index.ts'
import { waitingReasons } from '../../core/repair/waiting.ts'
import type { Form as StrainForm } from '../../core/source/form.ts'
import { whats } from '../../core/source/what.ts'
import { notFound } from '../not-found.tsx'
import type { Answer, Ask, Form, Route } from '../route.ts'
import { words } from '../words/workspace.ts'
import { Elsewhere } from './elsewhere.tsx'
import { FollowUp } from './follow-up.tsx'
import { type PlaceProps, type Tried, placePage } from './frame.tsx'
import { historyPage } from './history.tsx'
import { type Workspace, registers, workspaceOf } from './load.ts'
import { Open } from './open.tsx'
import { compareAnswer, keepAnswer, practisePage } from './practise.tsx'
import { Reflect } from './reflect.tsx'
import { Repair } from './repair.tsx'
import { Source } from './source.tsx'
import { Understand } from './understand.tsx'

const drawn: Record<Place, (props: PlaceProps) => VNode> = {
  understand: Understand, reflect: Reflect, source: Source, open: Open, repair: Repair, 'follow-up': FollowUp,
}

function draw(ask: Ask, w: Workspace, place: Place, tried: Tried | null): Answer {
  const Here = place === 'open' && w.elsewhere && !w.boundary ? Elsewhere : drawn[place]
  return placePage(ask, w, place, tried, <Here w={w} tried={tried} query={ask.query} />)
}

const acting = ({ db, viewer, now }: Ask) => ({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now })

/** Shows a page of a case to its own therapist, and writes down that it was read. */
function showing(page: (ask: Ask, w: Workspace) => Answer | Promise<Answer>): Route['handle'] {
  return async (ask) => {
    const w = await workspaceOf(ask)
    if (!w) return notFound(ask.viewer)
    await auditRead(acting(ask), { therapyId: w.view.therapyId })
    return page(ask, w)
  }
}

/** One thing that can be written into a case. */
interface Noun {
  /** Where the form stands when its page is not named by the form itself. */
  home: Place
  /** The field that problems of the action belong to. */
  field: string
  /** Where to go on to; null = the place it came from. */
  then: Place | null
  done: string
  /** The event that the form stands for, or what is missing in it. */
  event(form: Form, w: Workspace): NewEvent | { problem: string; field?: string }
}

const sessionIn = (form: Form, w: Workspace) => w.view.sessions.find((s) => s.kind === 'held' && String(s.number) === form.text('session'))?.number

const strainForms: readonly StrainForm[] = ['withdrawal', 'confrontation', 'mixed']
const lanes = ['this-session', 'later'] as const
/** Sessions that can be waited on purpose before one looks again. */
const LONGEST_WAIT = 12

const nouns: Record<string, Noun> = {
  acknowledgement: {
    home: 'understand', field: 'confirm', then: null, done: 'acknowledged',
    event: () => ({ type: 'acknowledged', data: { how: 'confirmed' } }),
  },
  sources: {
    home: 'source', field: 'source', then: null, done: 'source-kept',
    event: (form) => {
      const sources = whats.map((what) => what.id).filter((id) => form.texts('source').includes(id))
      return { type: 'source-chosen', data: {
        sources, form: strainForms.find((one) => one === form.text('form')) ?? null, part: partOf(sources, form.text('part')), words: form.text('words'),
      } }
    },
  },
  opener: {
    home: 'open', field: 'text', then: null, done: 'opener-kept',
    event: (form) => form.text('text').trim() === '' ? { problem: words.problems.text } : { type: 'opener-kept', data: {
      text: form.text('text').trim(), register: registers.find((one) => one === form.text('register')) ?? 'plain',
    } },
  },
  plan: {
    home: 'repair', field: 'plan', then: null, done: 'planned',
    event: (form, w) => w.boundary ? { problem: words.boundary.heading } : { type: 'planned', data: {
      words: form.text('words'),
      interventions: interventions.flatMap(({ id }) => lanes.flatMap((lane) => form.texts('plan').includes(`${id}:${lane}`) ? [{ id, lane }] : [])),
    } },
  },
  steps: {
    home: 'repair', field: 'how', then: null, done: 'step-noted',
    event: (form, w) => {
      const intervention = w.case.plan?.interventions.find((one) => one.id === form.text('intervention'))?.id
      if (intervention === undefined) return { problem: words.problems.intervention }
      if (w.boundary) return { problem: words.boundary.heading }
      const done = interventions.find((one) => one.id === intervention)?.steps.map((step) => step.id).filter((id) => form.texts('done').includes(id)) ?? []
      return { type: 'step-noted', data: { intervention, how: form.text('how'), next: form.text('next'), ...(done.length > 0 ? { done } : {}) } }
    },
  },
  conversation: {
    home: 'follow-up', field: 'how', then: 'follow-up', done: 'talked',
    event: (form, w) => {
      const session = sessionIn(form, w)
      return session === undefined ? { problem: words.problems.session, field: 'session' } : { type: 'conversation', data: { session, how: form.text('how') } }
    },
  },
  change: {
    home: 'follow-up', field: 'what', then: 'follow-up', done: 'changed',
    event: (form, w) => {
      const session = sessionIn(form, w)
      return session === undefined ? { problem: words.problems.session, field: 'session' } : { type: 'changed-work', data: { session, what: form.text('what') } }
    },
  },
  waiting: {
    home: 'follow-up', field: 'reason', then: null, done: 'waiting',
    event: (form, w) => {
      const why = waitingReasons.map((one) => one.id).filter((id) => form.texts('why').includes(id))
      const until = Number.parseInt(form.text('until'), 10)
      return { type: 'waiting', data: {
        reason: form.text('reason'), ...(why.length > 0 ? { why } : {}), ...(until >= w.session && until <= w.session + LONGEST_WAIT ? { until } : {}),
      } }
    },
  },
  'closing-note': {
    home: 'follow-up', field: 'learned', then: null, done: 'note-kept',
    event: (form) => {
      const notes = Object.fromEntries(closingPrompts('repaired').map(({ id }) => [id, form.text(`note-${id}`).trim()]).filter(([, text]) => text !== ''))
      return { type: 'closing-note', data: { learned: form.text('learned'), ...(Object.keys(notes).length > 0 ? { notes } : {}) } }
    },
  },
  'was-it-one': {
    home: 'follow-up', field: 'answer', then: null, done: 'answered',
    event: (form) => {
      const answer = (['yes', 'no', 'unsure'] as const).find((one) => one === form.text('answer'))
      return answer ? { type: 'was-it-one', data: { answer } } : { problem: words.problems.answer }
    },
  },
  'look-back': {
    home: 'follow-up', field: 'words', then: 'follow-up', done: 'looked-back',
    event: (form, w) => ({ type: 'looked-back', data: {
      session: w.session - 1, words: form.text('words'), held: (['yes', 'partly', 'no'] as const).find((one) => one === form.text('held')) ?? 'unsaid',
    } }),
  },
  'new-usual': {
    home: 'follow-up', field: 'reason', then: null, done: 'new-usual',
    event: (form) => ({ type: 'new-usual', data: { reason: form.text('reason') } }),
  },
  'set-aside': {
    home: 'follow-up', field: 'reason', then: 'follow-up', done: 'set-aside',
    event: (form) => ({ type: 'set-aside', data: { reason: form.text('reason') } }),
  },
  reopening: {
    home: 'follow-up', field: 'reason', then: null, done: 'reopened',
    event: (form) => ({ type: 'reopened', data: { reason: form.text('reason') } }),
  },
}

const placeIn = (form: Form, home: Place): Place => places.find((one) => one === form.text('place')) ?? home

/** Fetch, write one thing, answer: on to the place, or back to it with everything as it was typed. */
function writing(noun: string, home: Place, then: Place | null, done: string, write: (ask: Ask, w: Workspace) => Promise<Outcome<null>>): Route['handle'] {
  return async (ask) => {
    const w = await workspaceOf(ask)
    if (!w) return notFound(ask.viewer)
    const place = placeIn(ask.form, home)
    const outcome = await write(ask, w)
    if (outcome.ok) return { to: `/ruptures/${w.ruptureId}/${then ?? place}?done=${done}` }
    // As it stands now: somebody may have been faster, and then the page shows what they wrote beside what was typed.
    const fresh = await workspaceOf(ask) ?? w
    return draw(ask, fresh, place, { noun, form: ask.form, problems: outcome.problems })
  }
}

function eventRoute([noun, one]: [string, Noun]): Route {
  const write = async (ask: Ask, w: Workspace): Promise<Outcome<null>> => {
    const event = one.event(ask.form, w)
    if ('problem' in event) return { ok: false, problems: { [event.field ?? one.field]: event.problem } }
    const seen = Number.parseInt(ask.form.text('seen'), 10)
    const outcome = await recordCaseEvent(acting(ask), { ruptureId: w.ruptureId, event, seen: Number.isNaN(seen) ? undefined : seen })
    return outcome.ok ? outcome : { ok: false, problems: { [one.field]: Object.values(outcome.problems)[0] ?? '' } }
  }
  return { method: 'POST', path: `/ruptures/:ruptureId/${noun}`, roles: ['therapist'], handle: writing(noun, one.home, one.then, one.done, write) }
}

async function keepReflections(ask: Ask, w: Workspace): Promise<Outcome<null>> {
  const on = [...new Set(ask.form.texts('prompt'))].filter((id) => ask.form.has(`words-${id}`)).map((promptId) => {
    const was = ask.form.text(`was-${promptId}`)
    const at = was === '' ? null : new Date(was)
    return { promptId, words: ask.form.text(`words-${promptId}`), was: at && Number.isNaN(at.getTime()) ? null : at }
  })
  return reflect(acting(ask), ask.keyring, { ruptureId: w.ruptureId, on })
}

/** Everything typed on the page is kept first, so that pressing the smaller button loses nothing. */
function afterKeeping(then: (ask: Ask, w: Workspace, promptId: string) => Promise<Answer>): Route['handle'] {
  return async (ask) => {
    const w = await workspaceOf(ask)
    if (!w) return notFound(ask.viewer)
    const kept = await keepReflections(ask, w)
    const now = await workspaceOf(ask) ?? w
    return kept.ok ? then(ask, now, ask.form.text('entry')) : draw(ask, now, 'reflect', { noun: 'reflections', form: ask.form, problems: kept.problems })
  }
}

const askToShare = afterKeeping((_, w, promptId) => Promise.resolve(
  { to: `/ruptures/${w.ruptureId}/reflect?share=${encodeURIComponent(promptId)}#share` }))

const takeBack = afterKeeping(async (ask, w, promptId) => {
  await takeBackReflection(acting(ask), { ruptureId: w.ruptureId, promptId })
  return { to: `/ruptures/${w.ruptureId}/reflect?done=taken-back` }
})

async function share(ask: Ask, w: Workspace): Promise<Outcome<null>> {
  const was = new Date(ask.form.text('was'))
  if (Number.isNaN(was.getTime())) return { ok: false, problems: { share: words.problems.text } }
  return shareReflection(acting(ask), { ruptureId: w.ruptureId, promptId: ask.form.text('entry'), was })
}

const endings: readonly EventData['ended']['how'][] = ['therapy-ended', 'referred', 'changed-therapist']

async function end(ask: Ask, w: Workspace): Promise<Outcome<null>> {
  const how = endings.find((one) => one === ask.form.text('how'))
  if (!how) return { ok: false, problems: { how: words.problems.how } }
  return endTherapy(acting(ask), { therapyId: w.view.therapyId, how, learned: ask.form.text('learned') })
}

export const routes: Route[] = [
  { method: 'GET', path: '/ruptures/:ruptureId', roles: ['therapist'], handle: showing((_, w) => ({ to: `/ruptures/${w.ruptureId}/${w.next?.place ?? 'understand'}` })) },
  ...places.map((place): Route => (
    { method: 'GET', path: `/ruptures/:ruptureId/${place}`, roles: ['therapist'], handle: showing((ask, w) => draw(ask, w, place, null)) })),
  { method: 'GET', path: '/ruptures/:ruptureId/history', roles: ['therapist'], handle: showing(historyPage) },
  { method: 'POST', path: '/ruptures/:ruptureId/reflections', roles: ['therapist'], handle: writing('reflections', 'reflect', null, 'reflected', keepReflections) },
  { method: 'POST', path: '/ruptures/:ruptureId/sharing', roles: ['therapist'], handle: askToShare },
  { method: 'POST', path: '/ruptures/:ruptureId/shared-reflections', roles: ['therapist'], handle: writing('shared-reflections', 'reflect', null, 'shared', share) },
  { method: 'POST', path: '/ruptures/:ruptureId/taken-back', roles: ['therapist'], handle: takeBack },
  { method: 'GET', path: '/ruptures/:ruptureId/practise', roles: ['therapist'], handle: showing(practisePage) },
  { method: 'POST', path: '/ruptures/:ruptureId/practise', roles: ['therapist'], handle: compareAnswer },
  { method: 'POST', path: '/ruptures/:ruptureId/rehearsals', roles: ['therapist'], handle: keepAnswer },
  { method: 'POST', path: '/ruptures/:ruptureId/ending', roles: ['therapist'], handle: writing('ending', 'follow-up', null, 'ended', end) },
  ...Object.entries(nouns).map(eventRoute),
]
