import { issueSetupCode } from '../actions/issue-setup-code.ts'
import { MigrationRefused, migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { BAD_INPUT, type Command, DONE } from './command.ts'
import { type Reach, Unreachable, aboutSettings } from './reach.ts'
import { seedDemo } from './seed-demo.ts'

/** `attune seed-demo`: fills an empty database with the invented practice; any other is left as it is. */
export const fillDemo = (reach: Reach): Command => ({
  summary: 'Fills an empty database with an invented practice.',
  usage: `attune seed-demo [settings]\n\n${aboutSettings}`,
  run: async (args, io) => {
    try {
      const lines = await reach.database(args, { create: true }, async ({ address, where, keyring }) => {
        await migrate(address)
        const database = openDatabase(address)
        try {
          const now = new Date()
          const code = await issueSetupCode(database.db, now)
          if (code !== null) return await seedDemo(database.db, now, code, await keyring())
        } finally {
          await database.close()
        }
        throw new Unreachable(`There is a practice in ${where} already, and invented people stay away from real ones. Nothing was changed. Give another folder with --data, or another DATABASE_URL.`)
      })
      await io.out(`${lines.join('\n')}\n`)
      return DONE
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof MigrationRefused)) throw error
      io.err(`${error.message}\n`)
      return BAD_INPUT
    }
  },
})
