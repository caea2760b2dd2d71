import type { NewEvent } from './event.ts'
import type { CaseView } from './fold.ts'

const isBlank = (words: string) => words.trim() === ''

/**
 * Why an event cannot be added to a case as it stands; null = it can.
 * Closing steps ask for words, because a later reader has to understand them; a closed case takes only a reopening, a
 * release, the answer to "was it one?" and, once repaired, a look back.
 */
export function refusal(view: CaseView, event: NewEvent): string | null {
  if (event.type === 'reopened') {
    if (!view.closed) return 'This case is open already.'
    return isBlank(event.data.reason) ? 'Please say in a few words why you reopen it.' : null
  }
  if (event.type === 'looked-back') {
    return view.stage === 'repaired' ? null : 'A look back belongs to a strain that was repaired.'
  }
  if (view.closed && event.type !== 'was-it-one' && event.type !== 'released') {
    return 'This case is closed. Reopen it first; nothing you wrote is lost.'
  }
  switch (event.type) {
    case 'waiting':
      if (event.data.why && event.data.why.length > 0) return null
      return isBlank(event.data.reason) ? 'Please choose or write a reason, so that it can be understood later.' : null
    case 'set-aside':
    case 'new-usual':
      return isBlank(event.data.reason) ? 'Please give the reason in a few words, so that it can be understood later.' : null
    case 'ended':
      return isBlank(event.data.learned) ? 'Please note in a few words what was learned, for whoever reads this later.' : null
    case 'conversation':
      return isBlank(event.data.how) ? 'Please note in a few words how it went.' : null
    case 'changed-work':
      return isBlank(event.data.what) ? 'Please note in a few words what you changed.' : null
    case 'closing-note':
      if (isBlank(event.data.learned)) return 'Please note in a few words what was learned.'
      if (view.facts.talkedIn === null && view.facts.changedIn === null) {
        return 'A closing note follows a conversation or a change of the work. Log one of them first, or set the case aside with a reason.'
      }
      return null
    case 'source-chosen':
      return event.data.sources.length === 0 ? 'Please choose at least one source, or leave it undecided for now.' : null
    case 'step-noted':
      return isBlank(event.data.how) && isBlank(event.data.next) && !(event.data.done?.length) ? 'Please tick a step, or write how it went.' : null
    case 'apology-kept':
    case 'letter-sent':
      return isBlank(event.data.text) ? 'Please write the words you want to keep.' : null
    case 'planned':
      return event.data.interventions.length === 0 ? 'Please choose at least one intervention for the plan.' : null
    default:
      return null
  }
}
