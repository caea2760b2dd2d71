import { composed, evidenceSets, registers } from './evidence-sets.ts'

/**
 * Openers drawn at random for reading afresh, from every situation, tone and wording; the same seed draws the same ones.
 * @param seed any whole number
 */
export function drawOpeners(seed: number, many: number): string[] {
  const next = chance(seed)
  return Array.from({ length: many }, () => {
    const set = evidenceSets[Math.floor(next() * evidenceSets.length)]!
    const register = registers[Math.floor(next() * registers.length)]!
    const opening = composed(set, register, Math.floor(next() * 12))
    return `[${set.name}; ${register}]\n  ${opening.kind === 'opener' ? opening.text : `(${opening.kind})`}`
  })
}

/** Mulberry32: small, and the same on every machine. */
function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
