import type { Level, EpisodeState } from '../../core/detect/verdict.ts'
import type { ReasonToAsk } from '../../core/rupture/evidence.ts'

/** The states that a dot, a card or a ring can carry. */
export type State = 'usual' | 'learning' | 'notice' | 'alert' | 'severe' | 'recovering' | 'repaired'

const state: Record<State, string> = {
  usual: 'nothing unusual',
  learning: 'getting to know what is usual',
  notice: 'worth asking',
  alert: 'clearly lower',
  severe: 'much lower',
  recovering: 'recovering',
  repaired: 'repaired',
}
const level: Record<Level, string> = {
  unanswered: 'not answered',
  unscorable: 'answered in part, so there is no score',
  learning: 'getting to know what is usual',
  usual: 'nothing unusual in the check-in',
  notice: 'lower than usual',
  alert: 'clearly lower than usual',
  severe: 'much lower than usual',
}
const episode: Record<EpisodeState, string> = {
  open: 'still low',
  unsettled: 'not settled yet',
  plateau: 'steady at a lower level',
  recovering: 'recovering',
  returned: 'back to usual',
}
const reason: Record<ReasonToAsk, string> = { low: 'low', some: 'some', strong: 'strong' }
const weight = ['did not move the word', 'weighs a little', 'weighs some', 'weighs much'] as const

/** Every sentence that the parts themselves say; what a page says stands with the page. */
export const words = {
  product: 'Attune',
  nav: { today: 'Today', clients: 'Clients', guides: 'Guides', shared: 'Shared', settings: 'Settings' },
  shell: { skip: 'Skip to the page', nav: 'Places', signOut: 'Sign out' },
  state,
  level,
  episode,
  reason,
  weight,
  field: { optional: 'optional', errors: 'Nothing you wrote is lost. Please look at this again:' },
  wish: { 'bring-up': 'please bring it up', 'just-read': 'just read it', none: 'read, not quoted' },
  evidence: {
    heading: 'Reason to ask',
    from: { client: 'client', therapist: 'you', record: 'from the record' },
    written: (session: number, day: string) => `about session ${session}, written ${day}`,
    more: 'What is uncertain',
    rest: (n: number) => `${n} more`,
    missing: 'What is missing',
    wouldChange: 'What would change the word',
    otherwise: 'May also be',
    explanations: 'Other explanations',
    said: 'Your client told you. That outranks any number.',
    noted: 'What you saw stands by itself; the check-in rarely shows this.',
    quiet: 'They asked for no talk about it. A quiet change is enough.',
    none: 'Nothing is noted for this session yet.',
    piece: (n: number) => `evidence ${n}`,
  },
  fell: {
    usually: (usual: string | number) => `usually ${usual}`,
    clearly: 'clearly lower',
    more: 'clearly more',
    rest: (n: number) => (n === 1 ? 'One more row fell' : `${n} more rows fell`),
    note: 'Usual is the middle of their own earlier answers to the same row. Single rows go up and down by themselves: they help to ask, and raise no alarm.',
  },
  guide: { minutes: (n: number) => n === 1 ? '1 minute to read' : `${n} minutes to read` },
}
