/** Each question as it can stand without a case: over a note that is kept, and where one is shared. Nothing of a client is in it. */
const general: Readonly<Record<string, string>> = {
  'just-before': 'What came just before, on my side?',
  'felt-in-body': 'What was I feeling, and where in my body?',
  dismissive: 'Could something have sounded dismissive of what they need?',
  avoiding: 'What was I trying to avoid?',
  pulled: 'What was I pulled to be, and did I go along?',
  difference: 'Which difference between us was in the room?',
  'role-reversal': 'What would I need to hear in their place?',
  'like-for-them': 'What might it have been like for them?',
  context: 'What else was going on around us?',
  'what-i-saw': 'What did I see and hear?',
}

/** The question of a kept note without its evidence; null when this version does not know it. */
export function generalQuestion(promptId: string): string | null {
  return Object.hasOwn(general, promptId) ? general[promptId]! : null
}
