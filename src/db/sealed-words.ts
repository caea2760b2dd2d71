import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** The keys that private words are sealed with. They lie in a file of their own, never in the database. */
export interface Keyring {
  /** Id of the key that seals what is written now; null = there is none, and nothing can be kept. */
  writes: string | null
  /** 32 bytes each, by id; older ones open what they sealed. */
  keys: ReadonlyMap<string, Buffer>
}

/** What sealed words belong to. Moved to another row, they do not open. */
export interface Bound { practiceId: string; authorId: string; ruptureId: string; promptId: string }

/** Words as they lie in the database. */
export interface Sealed { key_id: string; nonce: Buffer; sealed: Buffer }

/** The words, or why they stay closed: the key is not here, or it is and does not fit what was stored. */
export type Opened = { ok: true; words: string } | { ok: false; why: 'no-key' | 'damaged' }

const KEY_BYTES = 32
/** As recommended for this mode (NIST SP 800-38D, 2007): drawn at random, far below 2^32 uses of one key. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** No key at all: everything stays closed, and nothing is lost. */
export const noKeys: Keyring = { writes: null, keys: new Map() }

export const newKey = (): Buffer => randomBytes(KEY_BYTES)

/** The name of a key, which says nothing about it: the same key always has the same name. */
export const keyId = (key: Buffer): string => createHash('sha256').update('attune reflection key ').update(key).digest('hex').slice(0, 16)

/**
 * A keyring of keys as they stand in their file; the first one seals.
 * @throws RangeError when a key does not have 32 bytes
 */
export function keyringOf(keys: readonly Buffer[]): Keyring {
  if (keys.some((key) => key.length !== KEY_BYTES)) throw new RangeError(`A key has ${KEY_BYTES} bytes.`)
  const named = keys.map((key) => [keyId(key), key] as const)
  return { writes: named[0]?.[0] ?? null, keys: new Map(named) }
}

function bytesOf({ practiceId, authorId, ruptureId, promptId }: Bound): Buffer {
  return Buffer.from(JSON.stringify(['attune reflection', practiceId, authorId, ruptureId, promptId]))
}

/**
 * Seals words with the key that writes (AES-256-GCM, a new random nonce each time).
 * @returns null when there is no such key
 */
export function seal({ writes, keys }: Keyring, bound: Bound, words: string): Sealed | null {
  const key = writes === null ? undefined : keys.get(writes)
  if (writes === null || !key) return null
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(bytesOf(bound))
  return { key_id: writes, nonce, sealed: Buffer.concat([cipher.update(words, 'utf8'), cipher.final(), cipher.getAuthTag()]) }
}

/** Opens sealed words. Never throws: what stays closed says why. */
export function unseal({ keys }: Keyring, bound: Bound, { key_id, nonce, sealed }: Sealed): Opened {
  const key = keys.get(key_id)
  if (!key) return { ok: false, why: 'no-key' }
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(bytesOf(bound)).setAuthTag(sealed.subarray(-TAG_BYTES))
    return { ok: true, words: Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8') }
  } catch {
    return { ok: false, why: 'damaged' }
  }
}
