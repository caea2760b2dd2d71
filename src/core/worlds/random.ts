import { normalQuantile } from '../stats/normal.ts'

/** A seeded source of numbers: the same seed gives the same numbers everywhere. */
export interface Random {
  /** Uniform on (0, 1), never an end. */
  uniform: () => number
  /** Standard normal. */
  normal: () => number
}

/** sfc32 (Doty-Humphrey, PractRand; public domain), 32 bits a call. @param seed any integer */
export function randomFrom(seed: number): Random {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = Math.trunc(seed) | 0
  let counter = 1
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum | 0
    return sum >>> 0
  }
  for (let i = 0; i < 20; i++) next()
  const uniform = () => (next() + 0.5) / 2 ** 32
  return { uniform, normal: () => normalQuantile(uniform()) }
}
