import { bookOf, compile, findIn, splitWords, type PhraseBook, type Word } from '../safety/words.ts'
import { DIRECT_NAMES } from './constants.ts'
import type { CheckInEvidence, ClientWords } from './evidence.ts'

/** What plain reading makes of the client's words: a complaint about the work together, thanks only, or open. */
export type Tenor = 'complaint' | 'praise' | 'open'

const NOT = 'not|never|didnt|dont|doesnt|wasnt|werent|arent|isnt|cant|couldnt'

// Plain statements about the work together, in the phrase language of safety/phrases.ts (`@N` = a "not"). Short on
// purpose: what is not plain stays open, and a person reads it.
const complaints = bookOf([
  'you|therapist ~1 @N ~1 (listen / listening / hear / understand / care / remember / believe / get me / get what)',
  'you|therapist ~1 @N ~1 (take me / let me)',
  'you ~1 interrupted|dismissed|ignored|judged|pushed|rushed|mocked|lectured|misunderstood|brushed',
  'you|therapist ~2 (fell asleep / nodded off / were asleep / was asleep)', 'she|he ~1 (fell asleep / nodded off / was asleep) ~2 session|sessions',
  'you ~1 (cut me off / talked over / laughed at / hurt me / upset me / let me down)',
  'you kept|keep|always interrupting|talking|pushing|judging|rushing|dismissing|giving|changing|looking',
  'i felt|feel ~4 unheard|unseen|dismissed|judged|ignored|rushed|pushed|misunderstood|criticised|criticized|belittled',
  'i felt|feel ~4 (patronised / patronized / attacked / lectured / hurt by / let down)',
  'i ~1 @N (heard / listened to / understood / seen / taken seriously)',
  'i ~1 @N feel|felt|really|quite (heard / listened to / understood / seen / safe with / safe here / taken seriously)',
  'i ~1 @N really|quite|even feel (heard / listened to / understood / seen / safe with / safe here / taken seriously)',
  'this|it|its|therapy|session|sessions|exercise|exercises|homework|approach|do ~1 @N ~1 helping|working',
  'this|it|its|therapy|session|sessions|exercises|homework ~1 @N ~1 (getting me anywhere / getting us anywhere)',
  'this|it|its|therapy|session|sessions|exercises|homework ~1 @N ~1 (going anywhere / what i need)',
  'i ~1 @N|longer ~1 (trust you / agree with you / like how you / like the way you / like it when you / like what you)',
  'i ~1 @N|cannot ~1 see the point of (this / the / what we / therapy)',
  'angry|upset|annoyed|frustrated|disappointed|unhappy with|at|about (you / how you / the way you / what you / our)',
  'angry|upset|annoyed|frustrated|disappointed|unhappy with|at|about ~1 session|sessions|therapy',
  'what|something|when|how|way you said|did|asked|put|reacted|looked ~12 bothered|hurt|upset|annoyed|angered|stung',
  'what|something|when|how|way you said|did|asked|put|reacted|looked ~12 uncomfortable|dismissive|harsh',
  'sie|du|haben|hast ~2 nicht|kaum (zugehort / verstanden / ernst genommen)', 'ich ~3 unverstanden|ubergangen',
  'ich ~1 mich ~2 nicht (verstanden / ernst genommen / gehort)', 'no me escuchas|escuchaste|entiendes|entendiste',
  'usted no me escucho|escucha|entendio|entiende', 'no me senti escuchado|escuchada|entendido|entendida',
].flatMap(phrase => compile(phrase, { '@N': NOT })))

// Somebody or something outside the room: then only words said to the therapist make it a complaint about the work.
const outside = bookOf(compile('boss|mother|mum|mom|father|dad|husband|wife|ex|partner|boyfriend|girlfriend|brother|sister|son'
  + '|daughter|friend|friends|family|parents|teacher|school|work|job|doctor|colleague|colleagues|manager|chef|mutter'
  + '|vater|jefe|madre|padre'))
const spokenTo = bookOf(compile('you|your|ihnen|sie|du|usted|escuchaste|entendiste'))

const praise = bookOf([
  'thank|thanks|grateful|appreciate|helpful|helped|danke|dankbar|hilfreich|geholfen|gracias|agradecido|agradecida|ayudo',
  'felt|feel|feeling heard|understood|safe|better|good|seen', 'good|great|lovely|wonderful session|talk|work|hour|one',
  'went well', 'was|is ~1 good|great|lovely|kind|wonderful', 'love|loved our|the|this|these',
].flatMap(phrase => compile(phrase)))

// Any of these leaves room for a "but", and then the words are not thanks only.
const turns = bookOf([
  `${NOT}|but|though|although|however|only|except|wish|no|nothing|wont|wouldnt|less|uncomfortable|stuck|pressure|hard`,
  'difficult|strange|weird|off|awkward|distan*|confus*|worr*|hurt|aber|nur|jedoch|nicht|kein*|pero|aunque|nunca|menos',
  'could|would have', 'too much|fast|little|slow', 'demasiado',
].flatMap(phrase => compile(phrase)))

const NEGATIONS = new Set(NOT.split('|'))

const has = (words: readonly Word[], book: PhraseBook): boolean => findIn(words, book).length > 0

/** A "never" in a gap turns the phrase round: "you never pushed me" is no complaint. */
function complains(sentence: readonly Word[]): boolean {
  if (has(sentence, outside) && !has(sentence, spokenTo)) return false
  return findIn(sentence, complaints).some(({ found }) => !found.gaps.some(index => NEGATIONS.has(sentence[index]!.text)))
}

/**
 * Reads the client's own words plainly, sentence by sentence, with a short list (English, a little German and Spanish).
 * Expert judgement, not a validated measure: `open` is the honest answer for most words.
 */
export function tenor(text: string): Tenor {
  const words = splitWords(text)
  const sentences = [...new Set(words.map(word => word.sentence))]
    .map(number => words.filter(word => word.sentence === number))
  if (sentences.some(complains)) return 'complaint'
  return has(words, praise) && !has(words, turns) && !text.includes('?') ? 'praise' : 'open'
}

/** True when the form itself, apart from the words, says that something may be off. */
export function formIsLowered(checkIn: CheckInEvidence): boolean {
  return checkIn.level === 'notice' || checkIn.level === 'alert' || checkIn.level === 'severe' || checkIn.slide
    || checkIn.subscaleNotices.length > 0 || (!checkIn.flat && (checkIn.direct ?? 0) >= DIRECT_NAMES)
}

/**
 * Why the client's words count as a complaint that they want brought up (engine §5), or null when they do not.
 * Only words that the client gave to the therapist and asked to bring up can count. Plain complaints count whatever
 * the score; words that are neither complaint nor thanks count only on a form that is lowered itself.
 */
export function writtenComplaint(words: ClientWords | null, checkIn: CheckInEvidence): 'plain' | 'with-form' | null {
  if (!words || words.reader !== 'therapist' || words.wish !== 'bring-up' || !words.text.trim()) return null
  const reading = tenor(words.text)
  if (reading === 'complaint') return 'plain'
  return reading === 'open' && formIsLowered(checkIn) ? 'with-form' : null
}
