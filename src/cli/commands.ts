import { BAD_INPUT, DONE, type Command, type Io } from './command.ts'
import type { Reach } from './reach.ts'
import { version } from './version.ts'

type Commands = Readonly<Record<string, () => Promise<Command>>>

/** The subcommands that need files only; each is loaded when it is called, so that `detect` never waits for the server. */
export const commands: Commands = {
  detect: async () => (await import('./detect.ts')).detect,
  score: async () => (await import('./score.ts')).score,
  simulate: async () => (await import('./simulate.ts')).simulate,
  evaluate: async () => (await import('./evaluate.ts')).evaluate,
}

/** The subcommands that need a database or the server, reached as the floor above says. */
export const databaseCommands = (reach: Reach): Commands => ({
  explain: async () => (await import('./explain.ts')).explain(reach),
  serve: async () => (await import('./serve.ts')).serve(reach),
  migrate: async () => (await import('./migrate.ts')).migrate(reach),
  'seed-demo': async () => (await import('./fill-demo.ts')).fillDemo(reach),
})

/**
 * Runs one command line.
 * @param args what stands after the program's name
 * @param known the subcommands there are
 * @returns the exit code
 */
export async function run(args: readonly string[], io: Io, known = commands): Promise<number> {
  const [name, ...rest] = args
  if (name === '--version' || name === '-v') {
    await io.out(`attune ${version()}\n`)
    return DONE
  }
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const text = await overview(known)
    if (name === undefined) io.err(text)
    else await io.out(text)
    return name === undefined ? BAD_INPUT : DONE
  }
  const load = Object.hasOwn(known, name) ? known[name] : undefined
  if (!load) {
    io.err(`attune: there is no command "${printable(name)}".\n\n${await overview(known)}`)
    return BAD_INPUT
  }
  const command = await load()
  if (rest.includes('--help') || rest.includes('-h')) {
    await io.out(`${command.summary}\n\n${command.usage}\n`)
    return DONE
  }
  return command.run(rest, io)
}

async function overview(known: Commands): Promise<string> {
  const names = Object.keys(known)
  const width = Math.max(...names.map((each) => each.length))
  const lines = await Promise.all(
    names.map(async (each) => `  ${each.padEnd(width)}  ${(await known[each]!()).summary}`),
  )
  const more = 'attune COMMAND --help says more about one of them; attune --version names the version.'
  return `Usage: attune COMMAND …\n\n${lines.join('\n')}\n\n${more}\n`
}

/** Control characters never reach the terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '�')
}
