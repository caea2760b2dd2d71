import type { DatabaseAddress } from '../db/open.ts'
import type { Keyring } from '../db/sealed-words.ts'
import { holdsSealedWords, sealReflections } from '../db/seal-reflections.ts'
import type { Config } from './config.ts'
import { keyFile, readKeyring } from './reflection-key.ts'

/**
 * The keys of private notes for a database that is up to date, with every note sealed under the one that writes: what
 * an older version kept in the clear, and what was sealed before the key was changed.
 */
export async function keyringFor(
  config: Pick<Config, 'reflectionKey' | 'data'>, address: DatabaseAddress, say: (sentence: string) => void,
): Promise<Keyring> {
  const keyring = readKeyring(keyFile(config), { sealed: await holdsSealedWords(address), say })
  const count = await sealReflections(address, keyring)
  if (count > 0) say(`${count === 1 ? 'One private note was' : `${count} private notes were`} sealed with the key of private notes.`)
  return keyring
}
