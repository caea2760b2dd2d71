import type { Card, EvidenceInput } from '../rupture/evidence.ts'
import { rankSources } from '../source/rank.ts'
import type { WhatId } from '../source/what.ts'
import type { QuietAdjustment } from './opening.ts'

/** Something small to do differently, without a conversation about it. */
const quietly: Readonly<Record<WhatId, string>> = {
  'goals': 'Begin with “What would you like to have talked about by the end today?” and let the answer set the hour.',
  'task': 'Leave the exercise out this time, or offer two ways and let them choose. Give the reason in one sentence.',
  'pace': 'Go a little slower than feels natural. Leave pauses, and stop at the first sign that it is enough.',
  'progress': 'Take one thing they find hard this week, and do something with it that they can feel by the end of the hour.',
  'bond': 'Say back what you heard before you add anything. Let warmth come before work.',
  'communication-style': 'Ask fewer questions, and begin them with what or how. Count to five before the next one.',
  'manner': 'Be a shade plainer, or a shade warmer, than last time, and watch what it does.',
  'misunderstanding': 'Sum up now and then, and ask what you left out. Do it for everything, not only for what went wrong.',
  'said-or-done': 'Choose your words with care around that subject, and let them speak first.',
  'dismissed': 'Stay longer with what hurts. No advice and no comparison in the first half of the hour.',
  'error': 'Put right what can be put right, in plain sight, and without a speech. If it touched them, they have to be told: consult on how.',
  'power': 'Offer choices that are real: what to begin with, how to go on, when to stop.',
  'culture': 'Look up what you do not know. Use their words for what matters to them, and let the room fit them better.',
  'boundary': 'Change nothing quietly here. Stop, and speak with your supervisor first.',
  'frame': 'Fix what is practical: begin and end on time, confirm the next date, make the bill clear.',
  'therapist-state': 'Look after yourself before the hour: ten quiet minutes, water, the last client’s notes put away.',
  'ending': 'Make the dates that are left visible, and leave a little time in each for what is being left.',
  'made-to-come': 'Say once what goes outside this room and what does not. Let them choose the subject.',
  'outside': 'Begin with how the week was. Let the plan for the hour be light.',
  'not-relationship': 'Carry on, with a little more room for “How was this for you today?” at the end.',
}

const MOST = 2

/**
 * What to do when the client wished to be read and not talked to (guidance §11): one or two quiet changes, from the
 * same ranking as the sources. The words themselves are never repeated.
 */
export function quietAdjustment(card: Card, input: EvidenceInput, clientName: string): QuietAdjustment {
  const ranked = rankSources(card, input)
  const evident = ranked.filter(entry => entry.source !== 'not-relationship')
  const sources = (evident.length > 0 ? evident : ranked).slice(0, MOST)
  return {
    kind: 'quiet',
    adjustments: sources.map(({ source }) => quietly[source]),
    because: [
      `${clientName} asked you to read it, with no need to talk. A small change can answer without a word.`,
      ...sources.flatMap(entry => entry.because.slice(0, 1)),
      'If they bring it up themselves, thank them, and follow.',
    ],
  }
}
