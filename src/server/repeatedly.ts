/**
 * Does some work again and again. A time that fails (the database is away for a moment) is said once; the next one makes up
 * for it.
 * @param failed said with the kind of the error, the first time that it fails in a row
 * @param every milliseconds from the end of one time to the next
 * @returns ends it, after work that is under way
 */
export function repeatedly(work: () => Promise<unknown>, say: (sentence: string) => void, failed: string, every: number): () => Promise<void> {
  let ended = false
  let failing = false
  let timer: NodeJS.Timeout | undefined
  const once = async (): Promise<void> => {
    try {
      await work()
      failing = false
    } catch (error) {
      if (!failing && !ended) say(`${failed} (${kindOf(error)})`)
      failing = true
    }
    if (!ended) timer = setTimeout(() => { running = once() }, every).unref()
  }
  let running = once()
  return async () => {
    ended = true
    clearTimeout(timer)
    await running
  }
}

/** An error by its code or its name: its message may hold what somebody wrote, and that belongs in no log. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error ? String(error.code) : error.name
}
