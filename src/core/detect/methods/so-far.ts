/** Running figures of the completed ratings so far (Welford 1962, 10.1080/00401706.1962.10490022): nothing is kept per rating. */
export interface SoFar {
  n: number
  mean: number
  /** Σ(x - mean)². */
  squares: number
  last: number
  /** Σ|difference from the rating before|. */
  moves: number
}

export const nothingYet: SoFar = { n: 0, mean: 0, squares: 0, last: 0, moves: 0 }

export function withRating(before: SoFar, x: number): SoFar {
  const n = before.n + 1
  const mean = before.mean + (x - before.mean) / n
  return {
    n, mean, squares: before.squares + (x - before.mean) * (x - mean), last: x,
    moves: before.n === 0 ? 0 : before.moves + Math.abs(x - before.last),
  }
}

/** The person's own SD, with n - 1; 0 before two ratings. */
export const ownSd = ({ n, squares }: SoFar): number => (n < 2 ? 0 : Math.sqrt(squares / (n - 1)))

/** Mean moving range: the mean size of the step from one rating to the next; 0 before two ratings. */
export const meanMove = ({ n, moves }: SoFar): number => (n < 2 ? 0 : moves / (n - 1))
