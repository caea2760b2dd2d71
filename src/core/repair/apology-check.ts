/** A tentative hint on a typed apology. `found` is the stretch it rests on; null where something may be missing. */
export interface ApologyHint { id: string; text: string; found: string | null }

/** An apology is short; beyond this many words it tends to become an explanation (our own figure, not from a study). */
export const LONG_APOLOGY = 90

interface Watch { id: string; pattern: RegExp; text: string }

/** What tends to take an apology back. Read in a sentence, so that a condition in a promise ("if you raise your hand") stays free. */
const takesBack: readonly Watch[] = [
  {
    id: 'if', pattern: /\b(sorry|apologi[sz]e|regret)\b[^.;]*\bif\b|\bif\s+(I|it|that|this|anything|something|what I|my)\b[^.;,]*\b(hurt|upset|offend\w*|came across|made you|sounded|seemed|felt|was|were|did|said|caused)\b|\bif you (felt|feel|were|got|took)\b/i,
    text: '“If” may sound as though it perhaps did not happen. You could say it as something that did.',
  },
  { id: 'but', pattern: /\b(but|however|although|though)\b/i, text: 'What follows a “but” can take back what stood before it. You could stop before it, or say the rest another day.' },
  { id: 'you-felt', pattern: /\bsorry\s+(that\s+)?(you|for how you|for the way you)\b[^.;]*|\byou\s+(felt|feel|took it|misunderstood|heard it|perceived)\b[^.;,]*/i, text: 'This may make it about how they took it. You could name what you did instead.' },
  { id: 'intent', pattern: /\b(didn.?t|did not|never)\s+(mean|intend|want)\s+(to|any|it)\b|\b(my|the)\s+(intention|intent)\b|\bI\s+(only|just)\s+(meant|wanted|tried)\b/i, text: 'What you meant can wait until they ask for it. The apology may be stronger without.' },
  { id: 'forgive', pattern: /\bforgiv\w+|\bare we (ok|okay|all right|alright|good)\b|\bis (it|that) (ok|okay|all right|alright)( now)?\b|\baccept my apolog\w+/i, text: 'This may ask something back. They are free to need more time, or to say nothing.' },
  { id: 'never-again', pattern: /\b(won.?t|will not|will never)\s+(ever\s+)?happen\s+again\b|\bnever again\b|\bI.?ll never\b|\bI will never\b/i, text: 'Nobody can promise “never”, and nobody can check it. You could say what you will do instead, and by when.' },
  { id: 'too-sorry', pattern: /\b(terrible|awful|horrible|ashamed|mortified|devastated|guilty|worst therapist|so,? so sorry|deeply sorry|unforgivable)\b/i, text: 'They may feel that they have to comfort you. A plain “I’m sorry” may carry more.' },
  { id: 'no-one-did-it', pattern: /\b(mistakes|things|words)\s+(were|was|have been)\s+(made|said|done)\b|\bthings (got|went)\b|\bit (was|got) (said|forgotten|missed|overlooked)\b/i, text: 'Here nobody did it. You could begin the sentence with “I”.' },
  { id: 'them', pattern: /\byou (also|too)\b|\bwe both\b|\bboth of us\b|\byou (could have|should have|might have) (said|told)\b/i, text: 'This may share the blame. Their part can wait for another day.' },
]

const act = /\bI(?:\s+(?:have|had|also|then|simply|really|never|even|once|twice))*\s+(?!am\b|feel\b|hope\b|think\b|want\b|know\b|will\b|would\b|apologi|see\b|guess\b)(?:\w+ed|said|told|made|went|spoke|took|put|left|let|came|kept|gave|cut|forgot|forgotten|broke|ran|began|got|did|didn.?t|brought|read|sent|wrote|lost|meant|saw|thought|heard|knew|held|was|wasn.?t|were)\b/i
const effect = /\b(that|it|which|this)\s+(\w+\s+)?(made|left|cost|hurt|kept|took|put|meant|sounded|told|must have|may have|will have|would have|has|gave|showed)\b|\byou\s+(were|stopped|had|lost|went|waited|left|kept|got|sat|carried|didn.?t|couldn.?t|haven.?t|had to|ended|became|grew|heard|told)\b|\bleft you\b|\bmade you\b|\bhurt you\b/i
const change = /\b(I.?ll|I will|I.?m going to|I am going to|from (now|today|next)|next (time|week|session)|in future|in the future)\b/i
const checkable = /\b(next (week|time|session)|today|tomorrow|by (the|next|monday|tuesday|wednesday|thursday|friday)|in (one|two|three|four|a)\s+(weeks?|sessions?)|from (now|today|next)|at the (start|end|beginning))\b/i
const sorry = /\b(sorry|apologi[sz]e|apology|regret)\b/i

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?…])\s+|\n+/).map(one => one.trim()).filter(Boolean)
const countWords = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length
/** A promise may hold a condition and a contrast: "I’ll stop if you raise your hand." */
const promises = (sentence: string): boolean => change.test(sentence) && !sorry.test(sentence)

/**
 * Looks over an apology as it is typed (guidance §6): no "if", "but" or "you felt"; the act, the effect, one "sorry" and
 * the change are named; nothing is asked back. Hints only, each may be wrong; an empty list does not say that it is right.
 * Reads English. Nothing is stored here.
 * @returns what may take it back, in the order of the text, then what may be missing
 */
export function checkApology(text: string): ApologyHint[] {
  if (text.trim() === '') return []
  const sentences = sentencesOf(text.replaceAll('’', "'"))
  const back = sentences.flatMap(sentence => takesBack.flatMap((watch): ApologyHint[] => {
    if ((watch.id === 'if' || watch.id === 'but') && promises(sentence)) return []
    const found = watch.pattern.exec(sentence)
    return found ? [{ id: watch.id, text: watch.text, found: found[0].trim() }] : []
  }))
  const all = sentences.join(' ')
  const sorries = all.match(/\bsorry\b/gi)?.length ?? 0
  const missing: ApologyHint[] = [
    ...(act.test(all) ? [] : [hint('act', 'What you did may not be named yet: one thing, in plain words, beginning with “I”.')]),
    ...(effect.test(all) ? [] : [hint('effect', 'What it did to them may be missing: “that left you …”, as far as you know it.')]),
    ...(sorry.test(all) ? [] : [hint('sorry', 'The word itself may be missing. Once is enough.')]),
    ...(sorries > 1 ? [hint('once', 'It says sorry more than once. Once may carry more.')] : []),
    ...(change.test(all) ? checkable.test(all) ? [] : [hint('when', 'The change has no date yet. By when, and how will you both know?')]
      : [hint('change', 'What you will do differently may be missing, with a date that both of you can check.')]),
    ...(countWords(all) > LONG_APOLOGY ? [hint('long', 'It is rather long to hear. The first half may be enough.')] : []),
  ]
  return [...new Map([...back, ...missing].map(one => [one.id, one])).values()]
}

const hint = (id: string, text: string): ApologyHint => ({ id, text, found: null })
