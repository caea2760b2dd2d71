import { addClient } from '../src/actions/add-client.ts'
import { openRuptureByHand, recordCaseEvent } from '../src/actions/case-events.ts'
import { recordSession } from '../src/actions/record-session.ts'
import type { NewEvent } from '../src/core/case/index.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import type { Person } from './app.ts'
import { value } from './scene.ts'

/** What went before a repair. `talkedAfter`: sessions until it was talked about; null = the work was changed instead. */
interface Went { tools?: string[]; source?: string; talkedAfter?: number | null }

/** A client whose strain was repaired, with what went before it; gives the case. */
export async function repaired(who: Person, { tools = ['listen-openly'], source = 'task', talkedAfter = 0 }: Went = {}): Promise<string> {
  const acting = who.acting()
  const { therapyId } = value(await addClient(acting, {
    name: 'Noor A.', language: 'en', contact: '', timeZone: 'UTC', instrumentId: defaultInstrument.id, setting: 'in-person', startedOn: acting.now.toISOString().slice(0, 10),
  }))
  value(await recordSession(acting, { therapyId, heldAt: acting.now, kind: 'held', secondThatDay: false }))
  const { ruptureId } = value(await openRuptureByHand(acting, { therapyId, by: 'by-hand', because: '' }))
  const events: NewEvent[] = [
    { type: 'source-chosen', data: { sources: [source], form: null, part: '', words: '' } },
    { type: 'planned', data: { interventions: tools.map((id) => ({ id, lane: 'this-session' })), words: '' } },
    talkedAfter === null ? { type: 'changed-work', data: { session: 1, what: 'No diary.' } } : { type: 'conversation', data: { session: 1 + talkedAfter, how: 'Well.' } },
    { type: 'rated', data: { session: 1, level: 'usual', episode: 'returned' } },
    { type: 'closing-note', data: { learned: 'To ask.' } },
  ]
  for (const event of events) value(await recordCaseEvent(acting, { ruptureId, event }))
  return ruptureId
}
