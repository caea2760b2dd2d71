import { BAD_INPUT, DONE, type Command, type Io } from './command.ts'
import { version } from './version.ts'

/** Every subcommand, loaded only when it is called, so that `detect` never waits for the server. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  detect: async () => (await import('./detect.ts')).detect,
  score: async () => (await import('./score.ts')).score,
}

/**
 * Runs one command line.
 * @param args what stands after the program's name
 * @returns the exit code
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args
  if (name === '--version' || name === '-v') {
    await io.out(`attune ${version()}\n`)
    return DONE
  }
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const text = await overview()
    if (name === undefined) io.err(text)
    else await io.out(text)
    return name === undefined ? BAD_INPUT : DONE
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    io.err(`attune: there is no command "${printable(name)}".\n\n${await overview()}`)
    return BAD_INPUT
  }
  const command = await load()
  if (rest.includes('--help') || rest.includes('-h')) {
    await io.out(`${command.summary}\n\n${command.usage}\n`)
    return DONE
  }
  return command.run(rest, io)
}

async function overview(): Promise<string> {
  const names = Object.keys(commands)
  const width = Math.max(...names.map((each) => each.length))
  const lines = await Promise.all(
    names.map(async (each) => `  ${each.padEnd(width)}  ${(await commands[each]!()).summary}`),
  )
  const more = 'attune COMMAND --help says more about one of them; attune --version names the version.'
  return `Usage: attune COMMAND …\n\n${lines.join('\n')}\n\n${more}\n`
}

/** Control characters never reach the terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '�')
}
