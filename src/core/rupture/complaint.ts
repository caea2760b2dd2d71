import type { CheckInEvidence, ClientWords } from './evidence.ts'
import { DIRECT_NAMES } from './constants.ts'

/** What plain reading makes of the client's words: a complaint about the work together, thanks only, or open. */
export type Tenor = 'complaint' | 'praise' | 'open'

// Plain statements about the work together. Short on purpose: what is not plain stays open, and a person reads it.
const COMPLAINT = [
  /\b(you|my therapist) (did|do|does|were|was|are|is)? ?(not|n't|nt|never) (really |even |quite |ever )?(listen|hear|get what|get me|understand|underst|take me|care|let me|remember|believe)/,
  /\byou (really |just |often |always )?(interrupted|dismissed|ignored|judged|pushed|rushed|mocked|lectured|misunderstood|cut me off|talked over|brushed|laughed at|hurt me|upset me|let me down)/,
  /\byou (kept|keep|always) (interrupting|talking|pushing|judging|rushing|dismissing|giving me advice|changing the subject|looking at)/,
  /\bi (felt|feel|have felt) (like i was |as if i was )?(a bit |a little |really |very |so |quite |rather |being )*(unheard|unseen|dismissed|judged|ignored|rushed|pushed|misunderstood|criticised|criticized|belittled|patronised|patronized|hurt by|let down|attacked|lectured)/,
  /\bi (did|do|was|am)? ?(not|n't|nt|never) (really |quite |even )?(feel |felt |feeling )?(heard|listened to|understood|seen|safe with|safe here|taken seriously)\b/,
  /\b(this|it|therapy|the (therapy|sessions?|exercises?|homework|approach)|what we do) ?('s|is|are)? ?(not|n't) (really )?(helping|working|getting (me|us) anywhere|going anywhere|what i need)/,
  /\bi (do|did|can|could)? ?(not|n't|nt|no longer) (really |quite )?(trust you|like (how|the way|it when|what) you|agree with you|see the point of (this|the|what we|therapy))/,
  /\b(angry|upset|annoyed|frustrated|disappointed|unhappy) (with|at|about) (you|how you|the way you|what you|our|these sessions|the sessions?|therapy)\b/,
  /\b(what|something|when|how|the way) you (said|did|asked|put it|reacted|looked)\b.{0,80}\b(bothered|hurt|upset|annoyed|angered|stung|wrong|uncomfortable|dismissive|harsh)/,
  /\b(sie haben|du hast) (mich |mir )?(nicht|kaum) (zugehort|verstanden|ernst genommen)|\bich (habe|fuhlte|fuhle) mich (hier |bei ihnen )?(nicht (verstanden|ernst genommen|gehort)|unverstanden|ubergangen)/,
  /\b(usted )?no me (escucho|escucha|escuchas|escuchaste|entendio|entiende|entendiste|entiendes|senti (escuchad|entendid)[oa])\b/,
]

// Somebody or something outside the room: then only a "you" makes it a complaint about the work together.
const OUTSIDE = /\b(boss|mother|mum|mom|father|dad|husband|wife|ex|partner|boyfriend|girlfriend|brother|sister|son|daughter|friends?|family|parents|teacher|school|work|job|doctor|colleagues?|manager|chef|mutter|vater|jefe|madre|padre)\b/

const SPOKEN_TO = /\b(you|your|ihnen|sie haben|du hast|usted|escuchaste|entendiste)\b/

const PRAISE = /\b(thank|thanks|grateful|appreciate|helpful|helped|(felt|feel|feeling) (heard|understood|safe|better|good|seen)|(good|great|lovely|wonderful) (session|talk|work|hour|one)|went well|(was|is) (really |very |so )?(good|great|lovely|kind|wonderful)|love[ds]? (our|the|this|these)|danke|dankbar|hilfreich|geholfen|gracias|agradecid[oa]|ayudo|ayuda)\b/

// Any of these leaves room for a "but", and then the words are not thanks only.
const TURN = /\b(but|though|although|however|only|except|wish|could have|would have|not|no|never|nothing|dont|didnt|wasnt|isnt|cant|couldnt|less|too (much|fast|little|slow)|uncomfortable|stuck|pressure|hard|difficult|strange|weird|off|awkward|distan\w+|confus\w+|worr\w+|hurt|aber|nur|jedoch|nicht|kein\w*|pero|aunque|nunca|menos|demasiado)\b|n't\b|\?/

function fold(text: string): string {
  return text.normalize('NFKD').replace(/[\p{Mn}\p{Cf}]/gu, '')
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'").toLowerCase().replace(/\s+/g, ' ')
}

function complains(sentence: string): boolean {
  if (OUTSIDE.test(sentence) && !SPOKEN_TO.test(sentence)) return false
  return COMPLAINT.some(pattern => pattern.test(sentence))
}

/**
 * Reads the client's own words plainly, sentence by sentence, with a short list (English, a little German and Spanish).
 * Expert judgement, not a validated measure: `open` is the honest answer for most words.
 */
export function tenor(text: string): Tenor {
  const sentences = fold(text).split(/[.;!\n]+/).map(sentence => sentence.trim()).filter(Boolean)
  if (sentences.some(complains)) return 'complaint'
  const thanks = sentences.some(sentence => PRAISE.test(sentence))
  return thanks && !sentences.some(sentence => TURN.test(sentence)) ? 'praise' : 'open'
}

/** True when the form itself, apart from the words, says that something may be off. */
export function formIsLowered(checkIn: CheckInEvidence): boolean {
  return checkIn.level === 'notice' || checkIn.level === 'alert' || checkIn.level === 'severe' || checkIn.slide
    || checkIn.subscaleNotices.length > 0 || (checkIn.direct ?? 0) >= DIRECT_NAMES
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
