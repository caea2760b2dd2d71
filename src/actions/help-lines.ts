import type { HelpLine } from '../db/schema.ts'
import { longest, textProblem } from './checked-text.ts'
import { words as says } from './words/practice.ts'

/** Why these help numbers cannot be shown to clients; null = they can. At least one, each with a name and a number. */
export function helpLineProblem(lines: readonly HelpLine[]): string | null {
  if (lines.length === 0) return says.helpLines.none
  if (lines.length > 5) return says.helpLines.many
  for (const line of lines) {
    for (const value of [line.label, line.number, line.hours]) {
      const problem = textProblem(value, longest.name, null)
      if (problem) return problem
    }
    if (line.label.trim() === '' || !/\d{2,}/.test(line.number.replace(/[\s()+-]/g, ''))) {
      return says.helpLines.incomplete
    }
  }
  return null
}
