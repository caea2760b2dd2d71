import { hash, verify } from '@node-rs/argon2'
import { words } from '../words.ts'

const says = words.password

/** argon2id with 19 MiB, 2 passes, 1 lane: the first choice of OWASP's password storage cheat sheet (2024). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
export const SHORTEST = 12
const LONGEST = 256

/** Hashes a password with argon2id and a random salt, in PHC format. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

let decoy: Promise<string> | null = null

/**
 * True when the password belongs to the hash. Without a hash it does the same work and says false, so that the time
 * taken does not tell whether an address is known.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  if (stored === null) {
    decoy ??= hashPassword('no such account')
    await verify(await decoy, password)
    return false
  }
  return verify(stored, password)
}

/** Why a password is not good enough; null = it is. Length is what counts (ASVS 6.2): no rules about kinds of characters. */
export function passwordProblem(password: string, about: readonly string[]): string | null {
  const length = [...password].length
  if (length < SHORTEST) return says.short(SHORTEST)
  if (length > LONGEST) return says.long(LONGEST)
  const plain = password.toLowerCase()
  if (new Set(plain).size < 5) return says.repeats
  if (about.some((word) => word.length >= 4 && plain.includes(word.toLowerCase()))) return says.aboutYou
  return /^(password|passwort|qwerty|azerty|letmein|welcome|iloveyou|0?12345|abcdef)/.test(plain) ? says.common : null
}
