import { type Command, FAILED, type Io } from './command.ts'
import { run } from './commands.ts'

/** Waits until the reader has taken it, so that a long output never piles up in memory. */
const io: Io = {
  out: (text) =>
    new Promise((resolve) => {
      process.stdout.write(text, (error) => {
        if (!error) resolve()
      })
    }),
  err: (text) => void process.stderr.write(text),
}

/** Runs what stands on this process's command line, among the commands that are known, and sets the exit code. */
export async function runHere(known: Readonly<Record<string, () => Promise<Command>>>): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe; that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : FAILED))
  try {
    process.exitCode = await run(process.argv.slice(2), io, known)
  } catch (error) {
    io.err(
      `attune: something went wrong that should not have: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exitCode = FAILED
  }
}
