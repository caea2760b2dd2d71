import { isDatabaseAway } from '../db/open.ts'

/**
 * Why a database cannot be reached, as a sentence that says what to do; null where an error says something else.
 * @param setting the setting that holds the address which was tried
 */
export function whyUnreached(error: unknown, setting: string): string | null {
  if (isTurnedAway(error)) return `The database lets nobody in: ${error.message}. Please check ${setting}.`
  return isDatabaseAway(error) ? 'The database does not answer. Please look whether it runs, and try again.' : null
}

/** Class 28: no such role, or the wrong password; 3D000: no such database. */
function isTurnedAway(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(28...|3D000)$/.test(String(error.code))
}
