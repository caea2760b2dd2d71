import { recordCaseEvent } from '../../actions/case-events.ts'
import type { NewEvent } from '../../core/case/index.ts'
import { settingsOf } from '../../core/repair/settings.ts'
import { stageOnMap } from '../../core/repair/where.ts'
import { notFound } from '../not-found.tsx'
import type { Answer, Ask, Form, Route } from '../route.ts'
import { words as said } from '../words/repair.ts'
import { words } from '../words/workspace.ts'
import { type Tried, placePage } from './frame.tsx'
import { type Workspace, workspaceOf } from './load.ts'
import { Repair } from './repair.tsx'

/** What a form of the repair page stands for: an event, or what is missing in it and at which field. */
interface Noun { done: string; anchor: string; field: string; event(form: Form, w: Workspace): NewEvent | { problem: string; field: string } }

const maps = ['withdrawal', 'confrontation'] as const

const nouns: Record<string, Noun> = {
  settings: {
    done: 'suited', anchor: '', field: 'settings',
    event: (form) => ({ type: 'setting-chosen', data: {
      settings: settingsOf([...form.texts('setting-way-of-working'), ...form.texts('setting-circumstances'), form.text('nearness')]).map((one) => one.id),
    } }),
  },
  places: {
    done: 'place-marked', anchor: '#where', field: 'words',
    event: (form, w) => {
      const [on, stage = ''] = form.text('stage').split(':')
      const map = maps.find((one) => one === on)
      const session = w.view.sessions.find((s) => s.kind === 'held' && String(s.number) === form.text('session'))?.number
      if (!map || !stageOnMap(map, stage)) return { problem: said.where.stage, field: 'stage' }
      if (session === undefined) return { problem: words.problems.session, field: 'session' }
      return { type: 'place-marked', data: { session, map, stage, words: form.text('words') } }
    },
  },
  apology: {
    done: 'apology-kept', anchor: '#apology', field: 'text',
    event: (form) => ({ type: 'apology-kept', data: { text: form.text('text').trim() } }),
  },
}

const draw = (ask: Ask, w: Workspace, tried: Tried, status: Tried | null) => placePage(ask, w, 'repair', status, <Repair w={w} tried={tried} query={ask.query} />)

/** Fetch, look over or write one thing, answer: back to the page with everything as it was typed where something is missing. */
async function handle(noun: string, one: Noun, ask: Ask): Promise<Answer> {
  const w = await workspaceOf(ask)
  if (!w) return notFound(ask.viewer)
  const { db, viewer, now, form } = ask
  const back = (on: Workspace, problem: string, field: string): Answer => {
    const tried = { noun, form, problems: { [field]: problem } }
    return draw(ask, on, tried, tried)
  }
  if (w.boundary) return back(w, words.boundary.heading, one.field)
  // Looked over, and nothing stored: the words go back to the page with the hints.
  if (noun === 'apology' && !form.has('keep')) return draw(ask, w, { noun, form, problems: {} }, null)
  const event = one.event(form, w)
  if ('problem' in event) return back(w, event.problem, event.field)
  const seen = Number.parseInt(form.text('seen'), 10)
  const outcome = await recordCaseEvent({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now },
    { ruptureId: w.ruptureId, event, seen: Number.isNaN(seen) ? undefined : seen })
  if (outcome.ok) return { to: `/ruptures/${w.ruptureId}/repair?done=${one.done}${one.anchor}` }
  return back(await workspaceOf(ask) ?? w, Object.values(outcome.problems)[0] ?? '', one.field)
}

export const routes: Route[] = Object.entries(nouns).map(([noun, one]): Route => (
  { method: 'POST', path: `/ruptures/:ruptureId/${noun}`, roles: ['therapist'], handle: (ask) => handle(noun, one, ask) }))
