import { MigrationRefused, migrate as bringUpToDate } from '../db/migrate.ts'
import { BAD_INPUT, type Command, DONE } from './command.ts'
import { type Reach, Unreachable, aboutSettings } from './reach.ts'

/** `attune migrate`: brings the database up to this version, and says what it did. */
export const migrate = (reach: Reach): Command => ({
  summary: 'Brings the database up to this version; starting Attune does the same.',
  usage: `attune migrate [settings]\n\n${aboutSettings}`,
  run: async (args, io) => {
    try {
      await io.out(await reach.database(args, { create: true }, async ({ address, where, keyring }) => {
        const applied = await bringUpToDate(address)
        await keyring()
        if (applied.length === 0) return `Nothing to do: ${where} is up to date.\n`
        return `Applied to ${where}:\n${applied.map((name) => `  ${name}\n`).join('')}`
      }))
      return DONE
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof MigrationRefused)) throw error
      io.err(`${error.message}\n`)
      return BAD_INPUT
    }
  },
})
