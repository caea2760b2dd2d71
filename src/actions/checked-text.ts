import { words as says } from './words/texts.ts'

/** Longest texts, in characters; a form that exceeds one comes back with everything still typed. */
export const longest = { name: 200, line: 500, words: 4_000 } as const

/**
 * Checks one typed text. PostgreSQL cannot hold NUL, and a lone half of a character pair cannot be sent as UTF-8:
 * both come from broken pastes, and silently changing a person's words is worse than asking.
 * @returns null when fine, else what to do
 */
export function textProblem(value: string, limit: number, required: string | null): string | null {
  if (required !== null && value.trim() === '') return required
  if (value.includes('\0') || !value.isWellFormed()) {
    return says.unstorable
  }
  const length = [...value].length
  return length > limit ? says.tooLong(length, limit) : null
}

/** Collects the problems of several fields; empty when all are fine. */
export function textProblems(
  fields: Record<string, { value: string; limit: number; required?: string }>,
): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const [name, { value, limit, required }] of Object.entries(fields)) {
    const problem = textProblem(value, limit, required ?? null)
    if (problem !== null) problems[name] = problem
  }
  return problems
}

/** True for an IANA time zone that this runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat && zone !== ''
  } catch {
    return false
  }
}
