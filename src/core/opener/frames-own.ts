import type { OwnFrames } from './frame.ts'
import { capital } from './spoken.ts'

/** An apology carries no excuse. */
const plainly = (clause: string): string => clause.replace(/, (which|and that) isn’t like me$/, '')

/** The therapist's own doing. */
export const ownFrames: OwnFrames = {
  tentative: [
    c => `I realise that ${c}.`,
    c => `I’m aware that ${c}.`,
    c => `I’m conscious that ${c}.`,
    c => `I’m afraid ${c}.`,
  ],
  plain: [
    c => `${capital(c)}.`,
    c => `Looking back, ${c}.`,
    c => `One thing from my side: ${c}.`,
    c => `I know that ${c}.`,
  ],
  warm: [
    c => `I can see now that ${c}.`,
    c => `I’d like to start with my own part: ${c}.`,
    c => `I’ve been thinking about my part: ${c}.`,
    c => `I’m sorry that ${plainly(c)}.`,
  ],
}

/** The same after another clause: said alone in plain words it would come out of nowhere. */
export const ownAlsoFrames: OwnFrames = {
  tentative: [
    c => `And I realise that ${c}.`,
    c => `And I’m conscious that ${c}.`,
    c => `And I’m aware that ${c}.`,
    c => `And I’m afraid ${c}.`,
  ],
  plain: [
    c => `For my part, ${c}.`,
    c => `And looking back, ${c}.`,
    c => `And I know that ${c}.`,
    c => `And for my part, ${c}.`,
  ],
  warm: [
    c => `And my part in it was that ${c}.`,
    c => `I can see now that ${c}.`,
    c => `And I’m sorry that ${plainly(c)}.`,
    c => `And I can see that ${c}.`,
  ],
}
