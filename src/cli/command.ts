/** Where a command writes: stdout for results only, stderr for everything said about them. */
export interface Io {
  /** Bytes are UTF-8; they may be overwritten once the promise is kept. */
  out(text: string | Buffer): Promise<void>
  err(text: string): void
}

/** One subcommand. */
export interface Command {
  /** One line for `attune --help`. */
  summary: string
  usage: string
  /** @returns the exit code: 0 done, 2 the input or the arguments cannot be used. */
  run(args: readonly string[], io: Io): Promise<number>
}

export const DONE = 0
export const FAILED = 1
export const BAD_INPUT = 2

/** A value, or every problem found, one line each. */
export type Result<T> = { ok: true; value: T } | Failed

/** `count`: how many problems there are, where only the first of them are held. */
export interface Failed { ok: false; problems: string[]; count?: number }

export const problem = (...problems: string[]): Failed => ({ ok: false, problems })

/** How many problems are written out before the rest is only counted. */
export const MOST_SHOWN = 20

/**
 * Says what is wrong with the input, one line each, and gives the exit code for it.
 * @param count how many there are, where `problems` are only the first of them
 */
export function refuse(io: Io, problems: readonly string[], count = problems.length): number {
  for (const line of problems.slice(0, MOST_SHOWN)) io.err(`${line}\n`)
  const more = count - MOST_SHOWN
  if (more > 0) io.err(`… and ${more} more like these.\n`)
  return BAD_INPUT
}
