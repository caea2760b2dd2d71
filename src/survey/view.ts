import type { FollowUpQuestion } from '../core/followup/questions.ts'
import type { Instrument } from '../core/instruments/manifest.ts'

/** Somewhere to turn to: a help line, or a person outside the practice. */
export interface Contact {
  label: string
  /** Phone number, or other words on how to reach them. */
  number: string
  /** When they can be reached, in words; empty where unknown. */
  hours: string
}

/** Who sees what, as `readersOf` finds it: one source with the practice's settings, so that page 1 can never promise something else. */
export interface Readers {
  /** The therapist has a supervisor, and the practice lets the two talk about answers. No page shows a supervisor any. */
  supervisorHears: boolean
  /** Who else may be asked to read what may be about safety; null = nobody. */
  ifUnsafe: 'on-duty' | 'supervisor' | 'both' | null
  /** Name of the person who reads words instead of the therapist; null = none, and the choice is not shown. */
  someoneElse: string | null
  /** What is stored besides the answers. The page says so, and says that nothing else is. */
  noted: readonly Noted[]
}
export type Noted = 'time-sent' | 'time-claimed' | 'time-taken' | 'link'

/** Why a row or the box came back; worded by the page, in the client's language. */
export type Problem = 'untouched' | 'twice' | 'unknown-step' | 'too-long' | 'cleaned' | 'unreadable' | 'stale'

/** What the client had entered, as sent: nothing is dropped when the form comes back. */
export interface Entered {
  /** Item id -> the answer as a string, or "skip". */
  rows: Record<string, string>
  words: string
  reader: string | null
  wish: string | null
}

/** Everything the check-in page shows. */
export interface CheckInView {
  practiceName: string
  /** First name. */
  therapistName: string
  /** The session in words, in the page's language, e.g. "last Thursday". */
  when: string
  language: string
  /** Languages offered; the switch is shown when there is more than one. */
  languages: readonly string[]
  instrument: Instrument
  /** Idempotency key of this form: the same key never stores twice. */
  formKey: string
  /** Path to post to. */
  action: string
  readers: Readers
  /** When answers are read, in the page's language; worded to follow "are read" (`hoursTold`). */
  readingHours: string
  helpLines: readonly Contact[]
  /** Contacts outside the practice, shown where nobody else at the practice can read the words. */
  outside?: readonly Contact[]
  /** Neutral page that "leave quickly" opens. */
  leaveUrl?: string
  /** The practice's invitation to be candid, in its own words or the usual ones; null = none is shown. */
  candid?: string | null
  /** What the client was told since they last answered. */
  told?: readonly ToldView[]
  /** Questions besides the form, each with why it is asked. */
  besides?: readonly FollowUpQuestion[]
  values?: Entered
  /** Item id, "words", "reader", "wish" or "form" -> what is wrong. */
  problems?: Readonly<Record<string, Problem>>
}

/** The page before a client's first answers: why we ask, and who reads. */
export interface FirstView {
  practiceName: string
  therapistName: string
  language: string
  languages: readonly string[]
  readers: Readers
  readingHours: string
  helpLines: readonly Contact[]
  leaveUrl?: string
  /** Where the form stands, one tap away. */
  formUrl: string
}

/** One note of the therapist to this client. */
export interface ToldView {
  kind: 'discussed' | 'changed'
  /** The therapist's sentence; '' for what was talked about. */
  words: string
  /** The client asked to talk about their words: only then it says "you said". */
  onTheirWord: boolean
  /** The session it is about, in words: "last Thursday"; null = none in particular. */
  when: string | null
}

/** Everything the receipt shows: never an answer, never a score. */
export interface ReceiptView {
  practiceName: string
  therapistName: string
  language: string
  helpLines: readonly Contact[]
  readingHours: string
  /** One or two sentences in the page's language. */
  whatNext: string
  /** Contacts outside the practice (engine §6). */
  boundaryContacts?: readonly Contact[]
  /** The practice lets clients look at their own check-ins: the receipt offers to ask for it. */
  mayAskForMine?: boolean
  leaveUrl?: string
}

/** The page for every link that cannot be used. It knows nothing, so it can tell nothing. */
export interface ClosedView {
  language: string
  /** The words of a form that came by such a link, given back because they are kept nowhere; absent where nothing was sent. */
  unkept?: string
  leaveUrl?: string
}

/** Most characters (code points) of the client's own words. */
export const wordsLimit = 4000

/** Where "leave quickly" goes when the practice has not chosen a page. */
export const defaultLeaveUrl = 'https://www.bbc.com/weather'

/**
 * Names of form fields are short, since each of eighty choices carries one: the initials of the id with its number, `BH` for
 * bond-hard, `P9` for phq9. Initials, not places in a list, so that no answer can move to another row. A row's stand in
 * capitals; a test holds them apart.
 */
export const rowField = (itemId: string): string => initials(itemId).toUpperCase()
/** Of a question besides the form: in small letters. */
export const besideField = (id: string): string => initials(id)
const initials = (id: string): string => id.replace(/([a-z])[a-z]*-?/g, '$1')

/** Whether a field is named like a row's, as now or as before. */
export const namedLikeRow = (field: string): boolean => /^(row-|[A-Z]+\d*$)/.test(field)
/** Names as they were before, on forms that may still be open on somebody's phone. */
export const formerRowField = (itemId: string): string => `row-${itemId}`
export const formerBesideField = (id: string): string => `ask-${id}`
