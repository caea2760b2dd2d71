import type { Register } from './opening.ts'

/** Turns a clause into spoken sentences; `when` is empty, or a time or moment that the clause can follow. */
export type Frame = (clause: string, when: string) => string
/** The same where the time stands inside the clause. */
export type OwnFrame = (clause: string) => string
/** At least four in each tone. */
export type Frames = Readonly<Record<Register, readonly [Frame, Frame, Frame, Frame, ...Frame[]]>>
export type OwnFrames = Readonly<Record<Register, readonly [OwnFrame, OwnFrame, OwnFrame, OwnFrame]>>

/** A moment comes before what followed it; a bare time comes after, as one says it, unless the clause has a second half. */
export const at = (clause: string, when: string): string => {
  if (!when) return clause
  const said = clause.replace(/, as far as the screen let me see$/, '')
  if (said !== clause && !/^when (I|we spoke)\b/.test(when)) return `${said} ${when.replace(/,$/, '')}, as far as the screen let me see`
  return /^when (I|we spoke)\b/.test(when) || clause.includes(',') ? `${when} ${clause}` : `${clause} ${when.replace(/,$/, '')}`
}
export const first = (clause: string, when: string): string => when ? `${when} ${clause}` : clause
