import type { HelpLine, ReadingWeek, Role } from '../db/schema.ts'
import { isTimeZone, longest, textProblems } from './checked-text.ts'
import { helpLineProblem } from './help-lines.ts'
import { words as says } from './words/practice.ts'
import { words as textSays } from './words/texts.ts'

/** What a practice says about itself, to its clients above all. */
export interface PracticeDetails {
  practiceName: string
  timeZone: string
  /** When forms are read: the clock of a risk check counts by it, and clients are told it. */
  readingWeek: ReadingWeek
  helpLines: HelpLine[]
  /** The director has checked the help numbers; needed at first and whenever they change. */
  helpConfirmed: boolean
  outsideContacts: string
  leaveUrl: string
  supervisorMaySee: boolean
}

/** Somewhere to turn to outside the practice. */
export interface OutsideContact { label: string; number: string }

/** The contacts outside the practice as the director typed them: one a line, "Name, number"; what follows the comma may be empty. */
export function outsideContacts(typed: string): OutsideContact[] {
  return typed.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const [label = '', ...rest] = line.split(',')
    return { label: label.trim(), number: rest.join(',').trim() }
  })
}

/**
 * Whether a contact outside has to be given and is missing. Words about a therapist's boundaries need a reader who is not
 * that therapist (engine §6): a recipient who sees no clients here, or somebody outside the practice.
 * @param recipient the roles of the recipient who is named; null = nobody is
 */
export function lacksOutsideContact(typed: string, recipient: readonly Role[] | null): boolean {
  const somebodyElse = recipient !== null && !recipient.includes('therapist')
  return !somebodyElse && !outsideContacts(typed).some(({ label, number }) => label !== '' && number !== '')
}

/** What is still missing or cannot be taken, by field; empty when the details are complete. */
export function detailProblems(details: PracticeDetails): Record<string, string> {
  const problems = textProblems({
    practiceName: { value: details.practiceName, limit: longest.name, required: says.noName },
    outsideContacts: { value: details.outsideContacts, limit: longest.words },
    leaveUrl: { value: details.leaveUrl, limit: longest.line },
  })
  if (!isTimeZone(details.timeZone)) problems.timeZone = textSays.timeZone
  if (!problems.leaveUrl && !/^https?:\/\/\S+$/.test(details.leaveUrl)) problems.leaveUrl = says.leaveUrl
  const helpProblem = helpLineProblem(details.helpLines)
  if (helpProblem) problems.helpLines = helpProblem
  return problems
}
