import type { Facet } from '../instruments/manifest.ts'

/**
 * Whose voice a clause speaks in. 'told' = what the client said or answered; 'client' = what was seen of the client;
 * 'own' = the therapist's doing; 'shared' = something between the two. No two 'client' clauses ever meet.
 */
export type Voice = 'told' | 'client' | 'own' | 'shared'

/** What the closing question is about. */
export type Theme =
  | 'told' | 'event' | 'trust' | 'team' | 'goals' | 'task' | 'progress' | 'openness' | 'identity' | 'moment' | 'own-deed' | 'frame' | 'hope'
  | 'coming' | 'quiet' | 'missed' | 'ending' | 'unfinished' | 'kept' | 'hour' | 'own-moment' | 'own-hour' | 'room' | 'more'

export interface Phrase {
  voice: Voice
  theme: Theme
  says: readonly [string, string, ...string[]]
  /** The same right after a named sentence or topic, where "than usual" would no longer be true. */
  then?: readonly [string, string, ...string[]]
  /** Something that simply happened, so it is not put as an impression. */
  fact?: boolean
}

/** A noted sign in spoken words: finite clauses, small letters, no full stop. Written to be said, so contractions stay. */
export const signPhrases: Readonly<Record<string, Phrase>> = {
  'short-answers': { voice: 'client', theme: 'moment', says: ['your answers were a bit shorter than usual', 'you said a little less than usual', 'you kept your answers quite short'], then: ['your answers got a bit shorter', 'you said a little less', 'your answers became quite short'] },
  'less-talking': { voice: 'client', theme: 'moment', says: ['you were a bit quieter than usual', 'you talked a little less than usual', 'you went rather quiet'], then: ['you went a bit quiet', 'you talked a little less', 'you became rather quiet'] },
  'topic-shift': { voice: 'client', theme: 'moment', says: ['we got off the subject quite quickly', 'we moved on rather fast', 'the subject slipped away from us'], then: ['we moved on rather soon', 'we left the subject rather fast', 'the subject slipped away from us'] },
  'abstract-talk': { voice: 'client', theme: 'moment', says: ['we kept to the outside of things', 'we stayed a little on the surface', 'we stayed with the story more than with you'], then: ['we moved to safer ground', 'we stayed more with the story', 'we kept closer to the surface'] },
  'denial': { voice: 'client', theme: 'room', says: ['you said it was fine, and it may well have been', 'you told me all was well, and perhaps it was', 'you said nothing was wrong, and that may be all there is to it'] },
  'appeasing': { voice: 'client', theme: 'openness', says: ['you went along with me quite quickly', 'you agreed with me rather fast', 'you said yes to me rather readily'] },
  'feeling-mismatch': { voice: 'client', theme: 'moment', says: ['there was more in your face than in your words', 'your words and your face told me slightly different things', 'what you felt seemed bigger than what you said'] },
  'hopelessness': { voice: 'client', theme: 'hope', says: ['you sounded quite discouraged', 'you sounded a bit low on hope', 'you sounded rather weighed down'] },
  'body-closed': { voice: 'client', theme: 'moment', says: ['your body seemed to close a little', 'you closed up a little', 'you drew back a little'] },
  'gaze-avoided': { voice: 'client', theme: 'moment', says: ['you looked away a bit more than usual', 'it was a bit harder for us to look at each other', 'your eyes went elsewhere for a while'], then: ['you looked away a little', 'it became harder for us to look at each other', 'your eyes went elsewhere for a while'] },
  'very-still': { voice: 'client', theme: 'moment', says: ['you went very still', 'you became quite still', 'you hardly moved for a while'] },
  'lateness': { voice: 'client', theme: 'coming', fact: true, says: ['we lost a little of our time at the start', 'we had a bit less time than usual', 'we started a bit later than usual'] },
  'cancelling': { voice: 'client', theme: 'coming', fact: true, says: ['one of our sessions didn’t happen', 'a session of ours fell through', 'we had to do without a session'] },
  'about-approach': { voice: 'told', theme: 'task', says: ['this way of working isn’t quite right for you', 'what we do here doesn’t fit you well', 'the way I work isn’t sitting well with you'] },
  'about-therapist': { voice: 'told', theme: 'told', says: ['something about how I am with you is hard', 'something in my manner doesn’t sit well with you', 'I come across in a way that’s hard for you'] },
  'about-progress': { voice: 'told', theme: 'progress', says: ['too little is changing for you', 'this isn’t moving as you’d hoped', 'you’d hoped to be further along by now'] },
  'rejecting-intervention': { voice: 'told', theme: 'told', says: ['my suggestion wasn’t right for you', 'my suggestion didn’t fit', 'the thing I offered wasn’t what you needed'] },
  'defending': { voice: 'client', theme: 'moment', says: ['you had to explain yourself to me', 'you had to stand up for yourself with me', 'you ended up defending yourself with me'] },
  'about-frame': { voice: 'told', theme: 'frame', says: ['something about our arrangements isn’t working for you', 'the way we’ve set things up is hard on you', 'our arrangements don’t suit you well'] },
  'pressure': { voice: 'shared', theme: 'told', says: ['we were pulling in different directions', 'there was a bit of a tug between us', 'we wanted different things'] },
  'devaluing': { voice: 'client', theme: 'told', says: ['you sounded fed up with it all', 'you sounded rather angry', 'you sounded tired of it all'] },
  'irritation': { voice: 'own', theme: 'moment', says: ['I wasn’t as patient as I’d have liked', 'I was shorter with you than I meant to be'] },
  'dread': { voice: 'own', theme: 'moment', says: ['I held back a little', 'I wasn’t as open as I meant to be'] },
  'boredom': { voice: 'own', theme: 'moment', says: ['I wasn’t as present as I’d have liked', 'I was less with you than I meant to be'] },
  'wish-to-please': { voice: 'own', theme: 'moment', says: ['I tried too hard to make it better', 'I was in a hurry to make things better'] },
  'guilt': { voice: 'own', theme: 'moment', says: ['I didn’t handle everything as well as I’d have liked', 'I wasn’t there for you as I should have been'] },
  'felt-distance': { voice: 'shared', theme: 'team', says: ['there’s been a bit of distance between us', 'we’ve been a little further apart', 'we’ve been a bit less in touch'] },
  'body-tension': { voice: 'own', theme: 'moment', says: ['I was a bit tense', 'I was more tense than usual'] },
  'tiredness': { voice: 'own', theme: 'moment', says: ['I was rather tired', 'I was more tired than I let on'] },
  'held-breath': { voice: 'own', theme: 'moment', says: ['I was a little on edge', 'I wasn’t quite at ease myself'] },
  'over-explaining': { voice: 'own', theme: 'moment', says: ['I explained too much', 'I got caught up in explaining'] },
  'rushing': { voice: 'own', theme: 'moment', says: ['I moved on quickly', 'I hurried us along', 'I went too fast'] },
  'avoiding-topic': { voice: 'own', theme: 'moment', says: ['I steered around something that mattered', 'I left something aside'] },
  'running-late': { voice: 'own', theme: 'own-deed', says: ['I ran late', 'I didn’t keep to our hour'] },
  'more-advice': { voice: 'own', theme: 'moment', says: ['I gave a lot of advice', 'I was quick with advice'] },
  'closed-questions': { voice: 'own', theme: 'moment', says: ['I asked mostly yes-or-no questions', 'I kept to yes-or-no questions', 'I left you only yes or no'] },
  'one-sided': { voice: 'shared', theme: 'moment', says: ['it became rather one-sided between us', 'our talk went mostly one way', 'it got a bit one-sided'] },
  'longer-therapist-turns': { voice: 'own', theme: 'moment', says: ['I did a lot of the talking', 'I talked for long stretches'] },
  'difficult-topic': { voice: 'shared', theme: 'moment', says: ['we were on hard ground', 'we got into something difficult', 'it was a lot to go into'] },
  'change-of-approach': { voice: 'own', theme: 'own-deed', says: ['I changed the way we work', 'I changed course'] },
  'missed-session': { voice: 'shared', theme: 'coming', fact: true, says: ['there was a gap between our sessions', 'we missed a session'] },
  'said-approach': { voice: 'told', theme: 'task', says: ['this way of working isn’t quite right for you', 'what we do here doesn’t fit you well'] },
  'said-therapist': { voice: 'told', theme: 'told', says: ['something about how I am with you is hard', 'something in my manner doesn’t sit well with you'] },
  'said-progress': { voice: 'told', theme: 'progress', says: ['too little is changing for you', 'this isn’t moving as you’d hoped'] },
  'said-event': { voice: 'told', theme: 'event', says: ['something I said or did was hard for you', 'something I said or did has stayed with you'] },
  'said-frame': { voice: 'told', theme: 'frame', says: ['something about our arrangements isn’t working for you', 'the way we’ve set things up is hard on you'] },
  'said-other': { voice: 'told', theme: 'told', says: ['something between us feels off', 'something between us isn’t right for you'] },
  'gone-quiet': { voice: 'client', theme: 'quiet', fact: true, says: ['your check-ins haven’t come lately', 'no check-in has come from you for a while', 'the check-ins have gone quiet'] },
}

/** How clearly something came out lower: never made smaller than it was answered, nor larger. */
export type Degree = 'slightly' | 'clearly' | 'strongly'
export type Graded = Readonly<Record<Degree, Phrase>>

const told = (theme: Theme, ...says: [string, string, string, ...string[]]): Phrase => ({ voice: 'told', theme, says })

/** A row that fell, as what the client let the therapist know. */
export const facetPhrases: Readonly<Record<Facet, Graded>> = {
  // A row of the bond may ask whether they were understood, or whether they would have told: said so that it is true of either.
  bond: {
    slightly: told('trust', 'you feel a little less at ease with me', 'I’m a bit harder to talk to', 'I’m a bit harder to open up to'),
    clearly: told('trust', 'you feel less at ease with me', 'I’ve become harder to talk to', 'I’ve become harder to open up to'),
    strongly: told('trust', 'you feel far less at ease with me', 'it’s become much harder to talk to me', 'it’s become really hard to open up to me'),
  },
  goals: {
    slightly: told('goals', 'we’re not quite working on what you most want', 'we’ve drifted a bit from what you came for', 'what matters most to you could do with more of our time'),
    clearly: told('goals', 'what matters most to you gets too little of our time', 'we’re not working on what you most want', 'we’ve drifted from what you came for'),
    strongly: told('goals', 'what matters most to you hardly gets any of our time', 'we’re a long way from what you came for', 'we’ve lost sight of what you most want'),
  },
  task: {
    slightly: told('task', 'what we do makes a bit less sense to you', 'the way we work fits you a little less', 'it’s a bit less clear why we do what we do'),
    clearly: told('task', 'what we do makes less sense to you', 'the way we work doesn’t fit you so well', 'it’s not clear to you why we do what we do'),
    strongly: told('task', 'what we do makes hardly any sense to you right now', 'the way we work really doesn’t fit you', 'it’s not at all clear why we do what we do'),
  },
  confidence: {
    slightly: told('trust', 'you trust this a little less right now', 'you’re a bit less sure that this gets you somewhere', 'it’s a bit harder to trust that this helps'),
    clearly: told('trust', 'you trust this less right now', 'you’re less sure that this gets you anywhere', 'it’s hard right now to trust that this helps'),
    strongly: told('trust', 'you trust this far less right now', 'you’re not at all sure that this gets you anywhere', 'it’s become very hard to trust that this helps'),
  },
  openness: {
    slightly: told('openness', 'it’s a bit harder to say so when I get something wrong', 'there’s a bit less room here to say what you think', 'it’s a little harder to be open with me'),
    clearly: told('openness', 'it’s hard to say so when I get something wrong', 'there’s too little room here to say what you think', 'it’s harder to be open with me'),
    strongly: told('openness', 'it’s very hard to say so when I get something wrong', 'there’s hardly any room here to say what you think', 'it’s become really hard to be open with me'),
  },
  identity: {
    slightly: told('identity', 'it feels a bit less safe to be all of who you are here', 'it has felt a little less safe to be who you are here', 'it’s a bit harder to be fully yourself with me'),
    clearly: told('identity', 'it feels less safe to be all of who you are here', 'it has felt less safe to be who you are here', 'it’s harder to be fully yourself with me'),
    strongly: told('identity', 'it doesn’t feel safe to be all of who you are here', 'it hasn’t felt safe to be who you are here', 'it’s become very hard to be yourself with me'),
  },
  symptom: {
    slightly: told('coming', 'things have been a bit harder for you lately', 'it’s been a slightly heavier time for you', 'you’ve had a bit more to carry lately'),
    clearly: told('coming', 'things have been harder for you lately', 'it’s been a heavier time for you', 'you’ve had more to carry lately'),
    strongly: told('coming', 'things have been much harder for you lately', 'it’s been a very heavy time for you', 'you’ve had a great deal to carry lately'),
  },
}

/** The direct question, by what was answered: some, quite a bit, a lot. */
export const directPhrases: Graded = {
  slightly: told('event', 'something between us felt a bit off', 'something between us wasn’t quite right', 'something felt a bit off between you and me'),
  clearly: told('event', 'something between us felt off', 'something between us didn’t feel right', 'something felt off between you and me'),
  strongly: told('event', 'something between us felt very wrong', 'a lot between us didn’t feel right', 'it felt quite wrong between you and me'),
}

/** A lower check-in of which no single row can be said. */
export const lowerPhrases: Graded = {
  slightly: told('hour', 'last time was a little less good for you than usual', 'something about last time sat less well with you', 'last time gave you a little less than usual'),
  clearly: told('hour', 'last time was less good for you than usual', 'last time didn’t sit well with you', 'last time gave you less than usual'),
  strongly: told('hour', 'last time was far less good for you than usual', 'last time really didn’t sit well with you', 'last time gave you much less than usual'),
}

export const slidePhrase: Phrase = told(
  'progress', 'this has slowly been getting harder for you', 'things here have slowly become less good for you', 'little by little this has been giving you less',
)
