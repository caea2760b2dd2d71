import type { HelpLine, ReadingWeek } from '../db/schema.ts'
import { isTimeZone, longest, textProblems } from './checked-text.ts'
import { helpLineProblem } from './help-lines.ts'

/** What a practice says about itself, to its clients above all. */
export interface PracticeDetails {
  practiceName: string
  timeZone: string
  /** Sentence shown to clients: when forms are read. */
  readingHours: string
  readingWeek: ReadingWeek
  helpLines: HelpLine[]
  /** The director has checked the help numbers; needed at first and whenever they change. */
  helpConfirmed: boolean
  outsideContacts: string
  leaveUrl: string
  supervisorMaySee: boolean
}

/** What is still missing or cannot be taken, by field; empty when the details are complete. */
export function detailProblems(details: PracticeDetails): Record<string, string> {
  const problems = textProblems({
    practiceName: { value: details.practiceName, limit: longest.name, required: 'Please give the name of the practice, as clients know it.' },
    readingHours: { value: details.readingHours, limit: longest.line, required: 'Please say when check-ins are read, for example “working days, 8 to 18”.' },
    outsideContacts: { value: details.outsideContacts, limit: longest.words },
    leaveUrl: { value: details.leaveUrl, limit: longest.line },
  })
  if (!isTimeZone(details.timeZone)) problems.timeZone = 'Please choose a time zone from the list, for example Europe/Zurich.'
  if (!problems.leaveUrl && !/^https?:\/\/\S+$/.test(details.leaveUrl)) problems.leaveUrl = 'Please give a full web address, beginning with https://.'
  const helpProblem = helpLineProblem(details.helpLines)
  if (helpProblem) problems.helpLines = helpProblem
  return problems
}
