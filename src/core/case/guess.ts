import type { Scale } from '../detect/index.ts'

/** How a therapist's guess and the client's answer lie to each other: never a grade, only where they differ. */
export type GuessCompared = 'close' | 'answered-lower' | 'answered-higher'

/** Within this share of the scale, guess and answer say the same. */
const CLOSE = 1 / 8

/** Compares a guess with the score, both in the unit of the score. */
export function compareGuess(guess: number, score: number, scale: Scale): GuessCompared {
  const apart = score - guess
  if (Math.abs(apart) <= (scale.max - scale.min) * CLOSE + 1e-9) return 'close'
  return apart < 0 ? 'answered-lower' : 'answered-higher'
}
