import type { Opener } from '../../src/core/opener/opening.ts'
import { countWords } from '../../src/core/opener/spoken.ts'

/** The text without what somebody else said: their words are theirs, whatever their grammar. */
export const unquoted = (text: string): string => text.replace(/“[^”]*”/g, '“…”')

const sentencesOf = (text: string): string[] => unquoted(text).match(/[^.?]+[.?]+[”]?/g)?.map((one) => one.trim()) ?? []
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}’-]+/gu) ?? []

interface Check { name: string; wrong: RegExp }

/** What an ear trips over. Each is a pattern that may not occur outside quotations. */
const grammar: readonly Check[] = [
  { name: 'a doubled word', wrong: /\b(\p{L}+)[,]?\s+\1\b/iu },
  { name: 'a before a vowel', wrong: /\ba (?!one\b|us|uni|eu)[aeiou]/i },
  { name: 'an before a consonant', wrong: /\ban (?!hour|honest)[^aeiou“]/i },
  { name: 'punctuation twice', wrong: /[.,;:?]\s*[.,;:?]|\s[.,;:?]|\s\s/ },
  { name: 'a small letter after a full stop', wrong: /[.?]”? [a-z]/ },
  { name: 'a dangling clause', wrong: /\b(and|but|because|if|when|or|the|a|an|my|your|our|as|than)[.?,:]|(?<!\b(for|with|about|in|by|of|like|own|after|from|all|carry)) that[.?]/i },
  { name: 'an empty place', wrong: /undefined|null|NaN|“”|\(\)|\bthat (that|if|and)\b/ },
  { name: 'a perfect tense with a past time', wrong: /\b(you|we)(’ve| have) (?!been thinking|been wondering)((?!since)[^.:])*\blast time\b/u },
  { name: 'a past tense with “lately”', wrong: /\b(you|we|it) (was|were|went|became|talked)\b[^.:,]*\blately\b/ },
  { name: 'a present tense after a moment', wrong: /\bwhen (I (said|asked)|we spoke)[^.]*?,”? (you|we|it|I|your \p{L}+) (are|is|am|go|goes|become|becomes|feel|look|say|close)\b/u },
  { name: 'somebody else’s pronoun', wrong: /\b(she|he|they|them|her|his|him|their|the client)\b/i },
  { name: 'a time said twice', wrong: /last time[^?]*last time(?! (was|gave|didn’t|really|sat|left))/i },
]

/** What no opener may hold (guidance §3, security.md). */
const forbidden: readonly Check[] = [
  { name: 'a number', wrong: /\d|\b(two|three|four|five|six|seven|eight|nine|ten|percent|score|points?|rating|rated)\b(?! of us)/i },
  { name: 'a raised voice', wrong: /!/ },
  { name: 'blame', wrong: /\b((?<!n’t |not )always|never|resist\w*|refus\w*|avoid\w*|defensive|hostile|difficult client|your fault|you failed|you made me|you should|you must|non-?complian\w*|why (did|do|are|were|would|won’t|don’t) you)\b/i },
  { name: 'a diagnosis', wrong: /\b(diagnos\w*|disorder|symptoms?|patholog\w*|transference|attachment style|personality|ruptures?)\b/i },
  { name: 'a prediction', wrong: /\b(predict\w*|will (help|work|get|be|pass|end)|going to (leave|stop|drop))\b/i },
]

const OPEN = /^(What|How|Where)\b/

/** Every fault of one opener, by name; an empty list = none that a program can find. */
export function faultsOf(opener: Opener): string[] {
  const bare = unquoted(opener.text)
  const sentences = sentencesOf(opener.text)
  const questions = opener.clauses.filter((clause) => clause.part === 'question')
  const starts = sentences.map((one) => wordsOf(one).slice(0, 3).join(' '))
  const fours = wordsOf(bare.replaceAll('“…”', ' ')).map((_, i, all) => all.slice(i, i + 4).join(' ')).filter((four) => four.split(' ').length === 4)
  return [
    ...[...grammar, ...forbidden].filter(({ wrong }) => wrong.test(bare)).map(({ name }) => name),
    ...(countWords(opener.text) > 45 ? ['too long'] : []),
    ...(opener.clauses.filter((clause) => clause.part === 'evidence').length > 2 ? ['more than two clauses of evidence'] : []),
    ...((opener.text.match(/\?/g) ?? []).length !== 1 || !opener.text.endsWith('?') || questions.length !== 1 ? ['not exactly one question, at the end'] : []),
    ...(questions.every((clause) => OPEN.test(clause.text)) ? [] : ['a closed question']),
    ...(/^\p{Lu}/u.test(opener.text) ? [] : ['a small beginning']),
    ...(new Set(starts).size < starts.length ? ['two sentences that begin alike'] : []),
    ...(new Set(fours).size < fours.length ? ['the same words twice'] : []),
    ...((bare.match(/(^|[.] )And /g) ?? []).length > 1 ? ['“And” twice'] : []),
    ...((bare.match(/\bI (may|might)\b/g) ?? []).length > 2 ? ['“I may” too often'] : []),
    ...((bare.match(/\b(thank you|thanks|glad|appreciate)\b/gi) ?? []).length > 2 ? ['thanks too often'] : []),
    ...((bare.match(/:/g) ?? []).length > 1 ? ['two colons'] : []),
  ]
}
