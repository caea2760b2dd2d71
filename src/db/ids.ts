import { randomUUID } from 'node:crypto'

/**
 * Makes a UUIDv7 (RFC 9562 §5.7) from a given time, so that rows made later sort later.
 * Not a secret: the time is readable in it. Tokens are made elsewhere.
 *
 * @param now the moment the row comes into being; milliseconds since 1970, 0 to 2^48 - 1
 * @param random a random UUID of version 4, whose 74 random bits it takes over; given only where a test needs the same id twice
 * @throws RangeError when the time does not fit
 */
export function newId(now: Date, random: string = randomUUID()): string {
  const time = now.getTime()
  if (!(time >= 0 && time < 2 ** 48)) throw new RangeError(`An id needs a time from 1970 to 10889, not ${time}.`)
  const hex = time.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${random.slice(15)}`
}
