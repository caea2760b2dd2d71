/** How a case came to its close (engine §4). */
export type Closing = 'repaired' | 'new-usual' | 'set-aside' | 'ended'

export interface ClosingPrompt { id: string; text: string }

const learned: ClosingPrompt = { id: 'learned', text: 'What did you learn, about this client or about yourself, that you want to keep?' }

const prompts: Readonly<Record<Closing, readonly ClosingPrompt[]>> = {
  'repaired': [
    { id: 'what-helped', text: 'What helped most, as far as you can tell? What would they say?' },
    { id: 'earlier', text: 'What was the first hint, looking back? You may notice it sooner another time.' },
    { id: 'agreed', text: 'What did you agree on, and how will you remember it?' },
    learned,
  ],
  'new-usual': [
    { id: 'why-usual', text: 'What makes you think that this is how things are now: more candour, a harder phase, something else?' },
    { id: 'asked', text: 'Have they said so themselves?' },
    learned,
  ],
  'set-aside': [
    { id: 'what-else', text: 'What was it instead, as far as you can tell?' },
    { id: 'how-known', text: 'What makes you think so: something they said, or your own impression?' },
  ],
  'ended': [
    { id: 'what-was-good', text: 'What was good in this work, even so?' },
    { id: 'left-unsaid', text: 'What was left unsaid, on either side?' },
    learned,
  ],
}

/** Questions for the closing note. Any but what was learned may be skipped; the answers are part of the case. */
export const closingPrompts = (closing: Closing): readonly ClosingPrompt[] => prompts[closing]
