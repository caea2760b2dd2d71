import { commands, databaseCommands } from '../cli/commands.ts'
import type { Reach } from '../cli/reach.ts'
import { runHere } from '../cli/terminal.ts'

/** Loaded when a command asks for it: judging a file needs neither a server nor a database. */
const later: Reach = {
  serve: async (...given) => (await import('./reach.ts')).reach.serve(...given),
  database: async (...given) => (await import('./reach.ts')).reach.database(...given),
}

await runHere({ ...commands, ...databaseCommands(later) })
