import type { Facet } from '../instruments/manifest.ts'
import type { WhatId } from './what.ts'

/**
 * How far a piece of evidence points to each source. The figures order the list and mean nothing by themselves.
 * Expert judgement, not data (docs/clinical/source.md); change one here and the order changes everywhere.
 */
export type Pointers = Readonly<Partial<Record<WhatId, number>>>

/** A row that fell, by what the row is about; multiplied by how far it fell (1 to 2). */
export const facetPointers: Readonly<Record<Facet, Pointers>> = {
  bond: { bond: 3, dismissed: 1.2, 'said-or-done': 1, manner: 0.8 },
  goals: { goals: 3.2, 'made-to-come': 0.6 },
  task: { task: 3.2, pace: 1, misunderstanding: 0.5 },
  confidence: { progress: 3.2, task: 0.9, bond: 0.7, 'said-or-done': 0.5 },
  openness: { power: 1.6, bond: 1.4, 'communication-style': 1.2, dismissed: 1 },
  identity: { culture: 4, power: 1.4 },
  symptom: { outside: 1.5, progress: 0.6 },
}

/** A noted sign, by its catalogue id. */
export const signPointers: Readonly<Record<string, Pointers>> = {
  'short-answers': { bond: 1, 'communication-style': 0.8, task: 0.4 },
  'less-talking': { bond: 1.1, 'communication-style': 0.5, outside: 0.3 },
  'topic-shift': { pace: 1.1, bond: 0.6, dismissed: 0.4 },
  'abstract-talk': { pace: 0.9, bond: 0.7 },
  'denial': { bond: 0.8, power: 0.6, pace: 0.4 },
  'appeasing': { power: 1.6, 'communication-style': 0.6, 'made-to-come': 0.5, task: 0.4 },
  'feeling-mismatch': { bond: 0.9, power: 0.4, pace: 0.4 },
  'hopelessness': { progress: 1.8, outside: 0.8 },
  'body-closed': { bond: 1.1, 'said-or-done': 0.8, dismissed: 0.4 },
  'gaze-avoided': { bond: 0.8, power: 0.3 },
  'very-still': { pace: 1, bond: 0.7 },
  'lateness': { frame: 0.9, 'made-to-come': 0.9, outside: 0.6, ending: 0.3 },
  'cancelling': { frame: 0.8, 'made-to-come': 0.8, outside: 0.7, progress: 0.4, ending: 0.4 },
  'about-approach': { task: 3.2, pace: 0.6 },
  'about-therapist': { manner: 3, dismissed: 1.2, bond: 1.1, 'said-or-done': 0.8 },
  'about-progress': { progress: 3.2, goals: 0.7 },
  'rejecting-intervention': { task: 2, pace: 1, misunderstanding: 0.7, power: 0.4 },
  'defending': { dismissed: 2, misunderstanding: 1, power: 0.5 },
  'about-frame': { frame: 3.2, power: 0.3 },
  'pressure': { power: 1.8, frame: 0.7, goals: 0.5 },
  'devaluing': { bond: 1.4, manner: 1.2, progress: 0.6 },
  'irritation': { 'therapist-state': 2, manner: 0.4 },
  'dread': { 'therapist-state': 2, bond: 0.4 },
  'boredom': { 'therapist-state': 1.6, bond: 0.5, goals: 0.4 },
  'wish-to-please': { 'therapist-state': 1.2, power: 0.6 },
  'guilt': { error: 1.6, 'said-or-done': 0.8, 'therapist-state': 0.8 },
  'felt-distance': { bond: 1.8, 'said-or-done': 0.4 },
  'body-tension': { 'therapist-state': 1.2, bond: 0.3 },
  'tiredness': { 'therapist-state': 1.8 },
  'held-breath': { 'therapist-state': 1, pace: 0.4 },
  'over-explaining': { 'communication-style': 1.6, task: 0.6, power: 0.3 },
  'rushing': { pace: 2.2, dismissed: 0.9, 'therapist-state': 0.4 },
  'avoiding-topic': { 'therapist-state': 1, 'communication-style': 0.6, culture: 0.3 },
  'running-late': { frame: 1.4, 'therapist-state': 0.8 },
  'more-advice': { 'communication-style': 1.4, manner: 0.8, dismissed: 0.6, power: 0.5 },
  'closed-questions': { 'communication-style': 2.4, power: 0.4 },
  'one-sided': { 'communication-style': 2, power: 0.6 },
  'longer-therapist-turns': { 'communication-style': 2, power: 0.4 },
  'difficult-topic': { pace: 1.4, 'said-or-done': 1.2, bond: 0.8 },
  'change-of-approach': { task: 2.2, misunderstanding: 0.9, pace: 0.6 },
  'missed-session': { frame: 0.9, outside: 0.7, bond: 0.4 },
  'said-approach': { task: 4, pace: 0.6 },
  'said-therapist': { manner: 3.6, dismissed: 1.2, bond: 1 },
  'said-progress': { progress: 4, goals: 0.6 },
  'said-event': { 'said-or-done': 4, dismissed: 1.6, misunderstanding: 0.8, bond: 0.8 },
  'said-frame': { frame: 4, power: 0.4 },
  'said-other': { bond: 1.4, 'said-or-done': 1, power: 0.6 },
  'gone-quiet': {},
}

/** Added when a sign carries the words after which it changed: a named moment speaks for the moment. */
export const momentPointers: Pointers = { 'said-or-done': 2, dismissed: 0.7, misunderstanding: 0.6 }

/** Added when a sign carries a topic. */
export const topicPointers: Pointers = { pace: 0.6, 'said-or-done': 0.3 }

/** The direct question answered "some" or more: something between us, not yet said what. */
export const directPointers: Pointers = { bond: 0.8, 'said-or-done': 0.8, dismissed: 0.5, misunderstanding: 0.4 }

/** Check-ins that stopped coming back: said once, by the evidence itself, so the sign of that name adds nothing. */
export const quietPointers: Pointers = { 'made-to-come': 0.7, bond: 0.6, outside: 0.6, progress: 0.5 }

/** The therapist marked that the work is coming to its end. */
export const endingPointers: Pointers = { ending: 2.6 }

/** The therapist marked that somebody else wants the client to come. */
export const mandatedPointers: Pointers = { 'made-to-come': 2.6, power: 0.5 }

/** What words of the client (written, or said and remembered) tend to be about. English; other languages add their own. */
export const wordPointers: readonly { say: RegExp; about: string; points: Pointers }[] = [
  { say: /\b(homework|exercises?|diary|worksheets?|technique|method|task|breathing)\b/i, about: 'the way you work', points: { task: 3 } },
  { say: /\b(see (what|how) (it|this|that) (changes|helps|does)|what (it|this|that) is (good )?for|why (we|i|you) (do|are doing) (it|this|that|these)|makes? (no|little) sense)\b/i, about: 'what the work is for', points: { task: 1.5, progress: 0.6 } },
  { say: /\b(too (fast|soon|quick|quickly|slow|slowly)|rush(ed|ing)?|slow(er)? down|moved on|pace)\b/i, about: 'the pace', points: { pace: 3 } },
  // A fee, or the homework, can be too much as well: near the pace, without naming it.
  { say: /\btoo much\b/i, about: 'the pace', points: { pace: 1.4 } },
  { say: /\b(goals?|what i came for|not why i|working towards|point of this|other things)\b/i, about: 'what you work towards', points: { goals: 3 } },
  { say: /\b(not helping|doesn.t help|no better|getting nowhere|stuck|worse|hopeless|no progress|waste|nothing changes|nothing has changed)\b/i, about: 'progress', points: { progress: 3 } },
  { say: /\b(trust|safe|distant|(you (were|are|seem(ed)?) (so )?(cold|far away))|less close|alone with|judged?)\b/i, about: 'trust', points: { bond: 2.4 } },
  { say: /\b(didn.t listen|not listen(ing)?|brushed|dismiss(ed|ive)?|ignored|not heard|wasn.t heard|took it lightly|(not|n.t) (take|taken|took) (me|it) seriously|felt small|(talk|speak)ing to (a|the) (brick )?wall|(made|make|makes) (me|it) (feel )?small)\b/i, about: 'not being heard', points: { dismissed: 3, 'said-or-done': 0.8 } },
  { say: /\b(you said|when you|what you said|your (face|tone|remark|joke|comment)|you (laughed|sighed|yawned)|annoyed with me|(took|taking|on) (his|her|their) side)\b/i, about: 'a moment with you', points: { 'said-or-done': 2.6 } },
  { say: /\b(looked|looking|glanced|checked) (at )?(the|your) (clock|watch|phone|screen)\b/i, about: 'a moment with you', points: { 'said-or-done': 2.6, dismissed: 1.2 } },
  { say: /\b(whole (hour|session|time) (on|about)|(wanted|hoped|meant) to talk about|never (get|got) to|we keep (doing|coming back|going back))\b/i, about: 'what there was time for', points: { goals: 2.4, task: 0.8 } },
  { say: /\b(misunderst(ood|and|anding)|not what i meant|got me wrong|mixed up)\b/i, about: 'being misunderstood', points: { misunderstanding: 3 } },
  { say: /\b(questions?|interrupt(ed|ing|s)?|talk(ed|s)? (a lot|over|too much)|lectur(e|ed|ing))\b/i, about: 'how you talk together', points: { 'communication-style': 2.8 } },
  { say: /\b(mistake|wrong (name|date|person)|you forgot|(wrong|false) report|report (was|is) wrong)\b/i, about: 'a mistake', points: { error: 3 } },
  { say: /\b(couldn.t say no|had to agree|have to agree|in charge|you control|controlled|controlling|your permission|decide[sd]? for me)\b/i, about: 'who decides', points: { power: 3 } },
  { say: /\b(my race|racis(t|m)|skin colou?r|my skin|faith|religion|muslim|jewish|christian|gay|lesbian|queer|trans|gender|culture|accent|immigrant|foreign(er)?|disab(led|ility)|(working|middle|social)[- ]class|my (weight|size|body))\b/i, about: 'who they are', points: { culture: 3.4 } },
  { say: /\b(fee|bill|money|invoice|cancel(led|lation)?|rescheduled?|moved (the|our) (session|appointment)|on video|video call|the connection|interpreter|(you were|you are|you came|started|ran|running) late)\b/i, about: 'the arrangements', points: { frame: 3 } },
  { say: /\b(named the last session|last sessions (are|will)|(our|the) (last few|few) sessions left|ending|goodbye|stop(ping)? therapy|finish(ing)? (therapy|our work|here|with you|for good))\b/i, about: 'the ending', points: { ending: 3 } },
  { say: /\b(court|probation|made to come|have to come|had to come|my (boss|wife|husband|mother|father|school) (says|said|wants))\b/i, about: 'having to come', points: { 'made-to-come': 3 } },
  { say: /\b(ill|hospital|funeral|landlord|lost my job|exhausted|hard week|bad week|no sleep)\b/i, about: 'life outside', points: { outside: 2.4 } },
]
