export { claimedTime, CLOCKS_DIFFER } from './claimed.ts'
export { mayTakeUp, quotes, quotesUnasked } from './quotes.ts'
export { MOST_SUGGESTED, type SuggestedChange, suggestedChanges } from './suggest.ts'
export { type ChangeAbout, voiceLanguages, type VoiceWords, voiceWords } from './words.ts'
