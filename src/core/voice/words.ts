import type { Facet } from '../instruments/manifest.ts'
import type { WhatId } from '../source/what.ts'

/** What a sentence about a change can be about. */
export type ChangeAbout = Exclude<WhatId, 'boundary' | 'outside' | 'not-relationship'> | Extract<Facet, 'openness'> | 'any'

/** What is said to clients in the name of the practice or the therapist, in one language. */
export interface VoiceWords {
  /** The practice's invitation to be candid, where it has written none of its own. */
  candid: string
  /** Sentences to begin from when a therapist tells a client what has changed. They quote nothing. */
  changed: Readonly<Record<ChangeAbout, string>>
}

const en: VoiceWords = {
  candid:
    'Please tell us what does not fit: what is too fast or slow, what is missing, what hurt. You do not have to be kind. ' +
    'It helps us to help you.',
  changed: {
    goals: 'We now start by asking what you want from our time.',
    task: 'We now choose together what to try, and what to leave.',
    pace: 'We now go at your pace. You can say “slower” or “faster” at any time.',
    progress: 'We now look together at what has changed for you, and what has not.',
    bond: 'I now ask you more often how the two of us are doing.',
    'communication-style': 'I now ask less, and leave you more time to find your words.',
    manner: 'I now take more care with how I say things. Please tell me when it does not fit.',
    misunderstanding: 'I now check if I got you right before I go on.',
    'said-or-done': 'I now take more care with what I say about this.',
    dismissed: 'I now stop and listen first when you tell me that something is hard.',
    error: 'I got something wrong. I have put it right, and I do this part in a new way.',
    power: 'We now decide together what we do, and when.',
    culture: 'I now read up on what I should know. You do not have to explain it to me.',
    frame: 'We now have clear rules for time, money and calls.',
    'therapist-state': 'I now make sure that I can be fully there when we meet.',
    ending: 'We now keep some time to talk about the end of our work.',
    'made-to-come': 'We now look for a goal that is your own.',
    openness: 'I now ask you each time what I may have missed.',
    any: 'We now keep some time at the end to ask how it was for you.',
  },
}

const languages: Readonly<Record<string, VoiceWords>> = { en }

/** The sentences in a language: the exact tag, else its first part (pt for pt-BR), else English. */
export function voiceWords(language: string): VoiceWords {
  const tag = [language, language.split('-')[0] ?? ''].find((one) => Object.hasOwn(languages, one))
  return (tag === undefined ? undefined : languages[tag]) ?? en
}

/** Languages in which these sentences are written. */
export const voiceLanguages: readonly string[] = Object.keys(languages)
