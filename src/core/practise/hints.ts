/** Something in a typed answer that may be worth a second look; never a verdict, and often right to leave as it is. */
export interface Hint { id: string; text: string }

const SORRY = /\b(sorry|apologi[sz]e|apologies|my (mistake|fault)|i was wrong|i got (it|that) wrong|forgive me)\b/i
/** Auxiliaries that a yes-or-no question begins with. */
const CLOSED = /^(so |and |but |or |well,? |now,? |then,? )*(do|does|did|is|isn['’]t|are|aren['’]t|was|wasn['’]t|were|weren['’]t|am|have|haven['’]t|has|had|will|won['’]t|would|wouldn['’]t|can|can['’]t|could|couldn['’]t|shall|should|shouldn['’]t|may|might|don['’]t|doesn['’]t|didn['’]t)\b/i
/** "Would you tell me …" asks openly, whatever its first word. */
const INVITING = /\b(tell|say|show) (me|us|a (bit|little) )?\s*(more|what|how|about|where|which)|\b(say|tell me) (a (bit|little) )?more\b|\bhelp me (understand|see)\b/i
const TAG = /,\s*(right|okay|ok|yes|no|correct|((is|was|did|do|does|are|were|have|has|had|would|could|can|will|should)(n['’]t)?|can['’]t|won['’]t) (it|I|you|we|they|that|there))\?$/i

/** Longer than this, the answer may be taking the room that it asks for; design, with the length of an opener in mind. */
const LONG_WORDS = 70

/**
 * Reads a typed answer for a few plain patterns, in English only. Each hint is tentative and names what it read.
 * @returns at most four hints, the ones that matter most first; none for an empty text or one that is not English
 */
export function hintsOn(answer: string): Hint[] {
  const text = answer.replace(/\s+/g, ' ').trim()
  if (text === '') return []
  const sentences = text.match(/[^.?!…]+[.?!…]*["”’')]*/g)?.map((one) => one.trim()).filter(Boolean) ?? []
  const questions = sentences.filter((one) => /\?["”’')]*$/.test(one))
  return [
    ...apologies(text, sentences), ...explaining(text), ...about(text), ...relieving(text), ...asking(sentences, questions), ...early(text),
    ...(text.split(' ').length > LONG_WORDS ? [{ id: 'long', text: 'It is rather long to hear in one go. Two or three sentences may leave them more room.' }] : []),
  ].slice(0, 4)
}

function apologies(text: string, sentences: readonly string[]): Hint[] {
  const at = sentences.findIndex((one) => SORRY.test(one))
  if (at < 0) return []
  const within = sentences[at]!.slice(SORRY.exec(sentences[at]!)!.index)
  const next = sentences[at + 1] ?? ''
  const found: Hint[] = []
  if (/\b(but|however|although|though)\b/i.test(within) || /^(but|however|still,)\b/i.test(next)) found.push({ id: 'but', text: 'A “but” comes after the apology. It may take it back.' })
  if (/\bif (I|you|it|that|anything|something)\b/i.test(within)) found.push({ id: 'if', text: 'The apology has an “if” in it. It may sound as though it were open whether it happened.' })
  if (/\b(that )?you(['’]re| are| were)? (feel|felt|took|thought|upset|hurt|offended)/i.test(within)) found.push({ id: 'you-felt', text: 'The apology is for what they felt. Being sorry for what you did may be easier to receive.' })
  if ((text.match(new RegExp(SORRY, 'gi')) ?? []).length > 2 || /\b(terrible|awful|so, so|really, really)\b/i.test(within)) found.push({ id: 'over', text: 'There is a good deal of apology here. Once may do, so that they need not comfort you.' })
  return found
}

function explaining(text: string): Hint[] {
  const words = /(?<=^|[.?!…] )(but )?what I meant\b|\b(all I meant|I (only|just) (meant|wanted|tried)|I was (only|just) trying|I didn['’]t mean|my intention|the reason (I|why I|for that))\b/i.exec(text)?.[0]
  return words ? [{ id: 'reason', text: `“${words}” begins a reason. It may be heard better later, once they know that you heard them.` }] : []
}

function about(text: string): Hint[] {
  const always = /\byou (always|never|keep)\b/i.exec(text)?.[0]
  const trait = /\byou(['’]re| are) (being )?(so |very |just |a bit |quite )?(defensive|resistant|difficult|unfair|aggressive|oversensitive|too sensitive|sensitive|avoidant|hostile|passive|controlling|manipulative)\b/i.exec(text)?.[0]
  const why = /\bwhy (did|do|didn['’]t|don['’]t|are|were|would) you\b/i.exec(text)?.[0]
  return [
    ...(trait ? [{ id: 'trait', text: `“${trait}” says what they are. What you saw may be easier to hear.` }] : []),
    ...(always && !/\byou never (asked|told)\b/i.test(text) ? [{ id: 'always', text: `“${always}” may sound like a charge. One concrete moment may be easier to answer.` }] : []),
    ...(why ? [{ id: 'why', text: `“${why} …” may sound like being asked to justify oneself. “What was it like” asks nearly the same.` }] : []),
  ]
}

function relieving(text: string): Hint[] {
  const words = /\b(don['’]t worry|no worries|no problem|never mind|that['’]s (okay|ok|fine|alright|all right) then|it['’]s (nothing|no big deal)|(let['’]s|we can) (leave it|move on|forget))\b/i.exec(text)?.[0]
  return words ? [{ id: 'relieve', text: `“${words}” may relieve it away. Staying with it a moment is possible too.` }] : []
}

function asking(sentences: readonly string[], questions: readonly string[]): Hint[] {
  const last = questions.at(-1)
  if (!last) return [{ id: 'no-question', text: 'I find no question in it. A pause can ask as well; if a question is wanted, an open one.' }]
  if (questions.length > 1) return [{ id: 'two-questions', text: `There are ${questions.length} questions in it. Which one would you most like answered?` }]
  const bare = last.replace(/["”’')]+$/, '')
  // "…, and do you" asks at its end; so does "I wonder: is it".
  const end = bare.split(/[:;–—]\s+|,\s+(?=and |but |or |so )/).at(-1)!.trim()
  if ((CLOSED.test(bare) || CLOSED.test(end) || TAG.test(bare)) && !INVITING.test(bare)) {
    return [{ id: 'closed', text: 'It may end with a closed question: yes or no would answer it. “What” or “how” leaves more room.' }]
  }
  return last === sentences.at(-1) ? [] : [{ id: 'after-question', text: 'Something follows the question. Ending with it may give them the floor.' }]
}

function early(text: string): Hint[] {
  const words = /\b(next time (we|I|you)|from now on|how about (we|if)|what if we|we could (try|do)|I suggest|you should|you could try|why don['’]t (you|we))\b/i.exec(text)?.[0]
  return words ? [{ id: 'early', text: `“${words}” may come early. A change agreed in the second half, after hearing it out, often holds better.` }] : []
}
