import { randomBytes } from 'node:crypto'

/**
 * Makes a UUIDv7 (RFC 9562 §5.7) from a given time, so that rows made later sort later.
 * Not a secret: the time is readable in it. Tokens are made elsewhere.
 *
 * @param now the moment the row comes into being; milliseconds since 1970, 0 to 2^48 - 1
 * @param random ten random bytes; given only where a test needs the same id twice
 * @throws RangeError when the time does not fit or there are fewer than ten random bytes
 */
export function newId(now: Date, random: Uint8Array = randomBytes(10)): string {
  const time = now.getTime()
  if (!(time >= 0 && time < 2 ** 48)) throw new RangeError(`An id needs a time from 1970 to 10889, not ${time}.`)
  if (random.length < 10) throw new RangeError(`An id needs 10 random bytes, not ${random.length}.`)
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(time, 0, 6)
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
