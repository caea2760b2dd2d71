/** A device's clock may run ahead by this much, in milliseconds, before its time is not believed. Our own choice. */
export const CLOCKS_DIFFER = 2 * 60_000

/**
 * The time of an answer as the client's device claims it; null where it claims none, or none that can be: before the
 * invitation, after the answer has arrived, or no time at all. It is kept beside the time of receipt and decides nothing.
 * @param claimed milliseconds since 1970 as the form sent them, as text; anything else is no claim
 */
export function claimedTime(claimed: unknown, { sentAt, receivedAt }: { sentAt: number; receivedAt: number }): string | null {
  if (typeof claimed !== 'string' || !/^[1-9]\d{11,13}$/.test(claimed)) return null
  const at = Number(claimed)
  return at >= sentAt - CLOCKS_DIFFER && at <= receivedAt + CLOCKS_DIFFER ? new Date(at).toISOString() : null
}
