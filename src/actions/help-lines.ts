import type { HelpLine } from '../db/schema.ts'
import { longest, textProblem } from './checked-text.ts'

/** Why these help numbers cannot be shown to clients; null = they can. At least one, each with a name and a number. */
export function helpLineProblem(lines: readonly HelpLine[]): string | null {
  if (lines.length === 0) return 'Please enter at least one number that a client in distress can call now.'
  if (lines.length > 5) return 'Please choose at most five numbers: a short list is found faster.'
  for (const line of lines) {
    for (const value of [line.label, line.number, line.hours]) {
      const problem = textProblem(value, longest.name, null)
      if (problem) return problem
    }
    if (line.label.trim() === '' || !/\d{2,}/.test(line.number.replace(/[\s()+-]/g, ''))) {
      return 'Each line needs a name and a phone number with at least two digits, for example “Emergency, 112”.'
    }
  }
  return null
}
