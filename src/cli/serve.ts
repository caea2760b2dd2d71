import { type Command, DONE } from './command.ts'
import { type Reach, aboutSettings } from './reach.ts'

/** `attune serve`: what bin/start starts, once everything is set up. */
export const serve = (reach: Reach): Command => ({
  summary: 'Starts Attune, as bin/start does.',
  usage: `attune serve [settings]\n\n${aboutSettings}`,
  run: async (args) => {
    await reach.serve(args)
    return DONE
  },
})
