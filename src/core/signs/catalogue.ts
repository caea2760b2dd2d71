import type { Sign } from './sign.ts'

const THREE_RS = 'Eubanks, Muran & Safran 2015, Rupture Resolution Rating System (3RS), 10.13140/2.1.1666.8488'
const ARTICLE = 'the article behind this product (product.md, lines 7 to 13)'
const CLINICAL = 'clinical literature as generally taught; expert judgement (docs/clinical/signs.md)'
const ENGINE = 'docs/clinical/detect.md, gone quiet'

/**
 * Every sign that can be noted, in the order of the buttons. An observation, never a judgement: each entry says what
 * was seen and what else it may mean. How much a kind of sign counts stands in `rupture/constants.ts`.
 */
export const signs: readonly Sign[] = [
  {
    id: 'short-answers', kind: 'withdrawal', label: 'Short answers',
    description: 'Answers of a few words where there were usually more.',
    mayAlsoMean: 'tiredness, medication, a second language, lag on a video call, or a topic that needs time',
    source: THREE_RS,
  },
  {
    id: 'less-talking', kind: 'withdrawal', label: 'Talked less than usual',
    description: 'Spoke clearly less than this client usually does.',
    mayAlsoMean: 'tiredness, medication, low mood, a quieter culture of talking, or someone within earshot on a call',
    source: THREE_RS,
  },
  {
    id: 'topic-shift', kind: 'withdrawal', label: 'Shifted the topic',
    description: 'Moved to another subject when something painful or close to home came up.',
    mayAlsoMean: 'something more pressing that day, trouble concentrating, or a topic not yet safe to touch',
    source: THREE_RS,
  },
  {
    id: 'abstract-talk', kind: 'withdrawal', label: 'Abstract talk or stories',
    description: 'Spoke in general terms, or told long stories with little of themselves in them.',
    mayAlsoMean: 'a way of talking learned in the family or culture, context you needed, or a second language',
    source: THREE_RS,
  },
  {
    id: 'denial', kind: 'withdrawal', label: 'Said nothing was wrong',
    description: 'Said that all was fine although something seemed otherwise.',
    mayAlsoMean: 'that all was fine, a wish for privacy, or a matter from outside therapy',
    source: THREE_RS,
  },
  {
    id: 'appeasing', kind: 'withdrawal', label: 'Agreed or gave way quickly',
    description: 'Agreed fast, apologised, or went along with little of their own view.',
    mayAlsoMean: 'respect for expertise, politeness in their culture, or real agreement',
    source: THREE_RS,
  },
  {
    id: 'feeling-mismatch', kind: 'withdrawal', label: 'Feeling and words differed',
    description: 'Smiled while telling something painful, or told something strong in a flat voice.',
    mayAlsoMean: 'a practised way of coping, medication, trauma, neurodivergence, or custom',
    source: THREE_RS,
  },
  {
    id: 'hopelessness', kind: 'withdrawal', label: 'Hopeless or self-critical',
    description: 'Spoke of little hope, or turned criticism on themselves.',
    mayAlsoMean: 'low mood, a hard week, tiredness, or a way of speaking learned early',
    source: THREE_RS, riskWithAlert: true,
  },
  {
    id: 'body-closed', kind: 'withdrawal', label: 'Body closed or turned',
    description: 'Arms or body closed, turned or leaning away.',
    mayAlsoMean: 'pain, cold, the chair, a camera angle, or a habit',
    source: ARTICLE,
  },
  {
    id: 'gaze-avoided', kind: 'withdrawal', label: 'Looked away',
    description: 'Met your eyes less than usual.',
    mayAlsoMean: 'custom, neurodivergence, shame about the topic, or a screen placed beside the camera',
    source: ARTICLE,
  },
  {
    id: 'very-still', kind: 'withdrawal', label: 'Very still',
    description: 'Moved or breathed noticeably less than usual.',
    mayAlsoMean: 'concentration, medication, pain, fear from long ago, or a frozen video picture',
    source: ARTICLE,
  },
  {
    id: 'lateness', kind: 'withdrawal', label: 'Came late',
    description: 'Arrived or joined later than usual.',
    mayAlsoMean: 'transport, work, child care, or trouble with the connection',
    source: CLINICAL,
  },
  {
    id: 'cancelling', kind: 'withdrawal', label: 'Cancelled a session',
    description: 'Cancelled, or asked to move a session at short notice.',
    mayAlsoMean: 'illness, work, money, child care, or a trip',
    source: CLINICAL,
  },
  {
    id: 'about-approach', kind: 'confrontation', label: 'Unhappy with the approach',
    description: 'Voiced doubt or discontent about the approach, the exercises or the homework.',
    mayAlsoMean: 'an exercise that was too hard or not explained, tiredness, or earlier therapy of another kind',
    source: THREE_RS,
  },
  {
    id: 'about-therapist', kind: 'confrontation', label: 'Unhappy with me',
    description: 'Voiced discontent about you: your manner, skill, age, background, or interest in them.',
    mayAlsoMean: 'a fair point, a difference of culture or style, or a hurt from elsewhere finding words here',
    source: THREE_RS,
  },
  {
    id: 'about-progress', kind: 'confrontation', label: 'Unhappy with progress',
    description: 'Said that too little is changing, or that it gets worse.',
    mayAlsoMean: 'a fair observation, a setback outside therapy, or low mood',
    source: THREE_RS,
  },
  {
    id: 'rejecting-intervention', kind: 'confrontation', label: 'Turned down a suggestion',
    description: 'Turned down a question, an exercise or a way of seeing things that you offered.',
    mayAlsoMean: 'poor timing, a suggestion that did not fit, or knowing their own mind',
    source: THREE_RS,
  },
  {
    id: 'defending', kind: 'confrontation', label: 'Defended themselves',
    description: 'Explained or defended what they did or felt, as if accused.',
    mayAlsoMean: 'that a remark came across as blame, or a habit from being judged elsewhere',
    source: THREE_RS,
  },
  {
    id: 'about-frame', kind: 'confrontation', label: 'Unhappy with the frame',
    description: 'Voiced discontent about fee, time, place, notes or contact between sessions.',
    mayAlsoMean: 'a real burden of money, work, travel or privacy',
    source: THREE_RS,
  },
  {
    id: 'pressure', kind: 'confrontation', label: 'Pressed for something',
    description: 'Pressed for an answer, a promise or a change of course.',
    mayAlsoMean: 'urgency, fear, a deadline outside, or not having been heard before',
    source: THREE_RS,
  },
  {
    id: 'devaluing', kind: 'confrontation', label: 'Spoke harshly of therapy',
    description: 'Words that sounded dismissive of you or of the work.',
    mayAlsoMean: 'pain or fear beneath the words, irony that is usual for them, or a fair point put sharply',
    source: THREE_RS,
  },
  {
    id: 'irritation', kind: 'cue', label: 'I felt irritated', group: 'feeling',
    description: 'You noticed impatience or annoyance in yourself.',
    mayAlsoMean: 'your own day, tiredness, or something from another session',
    source: ARTICLE,
  },
  {
    id: 'dread', kind: 'cue', label: 'I dreaded the session', group: 'feeling',
    description: 'You noticed reluctance or worry before or during the session.',
    mayAlsoMean: 'your own day, tiredness, or a hard topic ahead',
    source: ARTICLE,
  },
  {
    id: 'boredom', kind: 'cue', label: 'I felt bored', group: 'feeling',
    description: 'Your attention drifted, or time seemed slow.',
    mayAlsoMean: 'your own day, tiredness, or talk that stayed far from what matters',
    source: ARTICLE,
  },
  {
    id: 'wish-to-please', kind: 'cue', label: 'Wish to please or rescue', group: 'feeling',
    description: 'You wanted to be liked, to make it better at once, or to spare them something.',
    mayAlsoMean: 'care for someone in pain, or a hope of your own',
    source: ARTICLE,
  },
  {
    id: 'guilt', kind: 'cue', label: 'I felt guilty', group: 'feeling',
    description: 'You had a sense of having let this client down.',
    mayAlsoMean: 'high standards of your own, or something that did go wrong and can be said',
    source: ARTICLE,
  },
  {
    id: 'felt-distance', kind: 'cue', label: 'I felt distance', group: 'feeling',
    description: 'You felt less in touch with this client than usual.',
    mayAlsoMean: 'your own day, something from another session, or a pause that the client needed',
    source: ARTICLE,
  },
  {
    id: 'body-tension', kind: 'cue', label: 'Tension in my body', group: 'body',
    description: 'You noticed tight shoulders, jaw or stomach.',
    mayAlsoMean: 'posture, pain, or your own day',
    source: ARTICLE,
  },
  {
    id: 'tiredness', kind: 'cue', label: 'I felt tired', group: 'body',
    description: 'You became heavy or sleepy during the session.',
    mayAlsoMean: 'too little sleep, the time of day, or many sessions in a row',
    source: ARTICLE,
  },
  {
    id: 'held-breath', kind: 'cue', label: 'I held my breath', group: 'body',
    description: 'You noticed shallow or held breath.',
    mayAlsoMean: 'concentration, or a moving moment',
    source: ARTICLE,
  },
  {
    id: 'over-explaining', kind: 'cue', label: 'I over-explained', group: 'doing',
    description: 'You explained more, or longer, than was asked for.',
    mayAlsoMean: 'a complex matter, or an interpreter or second language',
    source: CLINICAL,
  },
  {
    id: 'rushing', kind: 'cue', label: 'I was rushing', group: 'doing',
    description: 'You moved on faster than usual.',
    mayAlsoMean: 'too little time left, or a full agenda',
    source: CLINICAL,
  },
  {
    id: 'avoiding-topic', kind: 'cue', label: 'I avoided a topic', group: 'doing',
    description: 'You left something aside that seemed to ask for words.',
    mayAlsoMean: 'good timing, or too little time to do it well',
    source: CLINICAL,
  },
  {
    id: 'running-late', kind: 'cue', label: 'I ran late', group: 'doing',
    description: 'You began or ended later than agreed.',
    mayAlsoMean: 'the session before, or something practical',
    source: CLINICAL,
  },
  {
    id: 'more-advice', kind: 'cue', label: 'I gave more advice', group: 'doing',
    description: 'You advised or taught more than usual.',
    mayAlsoMean: 'that the client asked for it, or a phase of therapy that needs it',
    source: CLINICAL,
  },
  {
    id: 'closed-questions', kind: 'marker', label: 'Yes or no questions',
    description: 'You asked mostly questions that can be answered with yes or no.',
    mayAlsoMean: 'an assessment, a risk check, or little time',
    source: ARTICLE,
  },
  {
    id: 'one-sided', kind: 'marker', label: 'One-sided conversation',
    description: 'One of you carried most of the conversation.',
    mayAlsoMean: 'teaching that was wanted, a story that needed room, or tiredness',
    source: ARTICLE,
  },
  {
    id: 'longer-therapist-turns', kind: 'marker', label: 'I spoke longer',
    description: 'Your turns were longer than usual.',
    mayAlsoMean: 'an explanation that was asked for, or an interpreter',
    source: CLINICAL,
  },
  {
    id: 'difficult-topic', kind: 'marker', label: 'A difficult topic',
    description: 'You spoke of something difficult: note which, and in which session.',
    mayAlsoMean: 'good work on something that hurts',
    source: ARTICLE,
  },
  {
    id: 'change-of-approach', kind: 'marker', label: 'A change of approach',
    description: 'The method, the plan or the setting changed.',
    mayAlsoMean: 'a change you both wanted',
    source: CLINICAL,
  },
  {
    id: 'missed-session', kind: 'marker', label: 'Missed or moved session',
    description: 'A session was missed or moved, by either of you.',
    mayAlsoMean: 'illness, holidays, work, or money',
    source: CLINICAL,
  },
  {
    id: 'said-approach', kind: 'said-directly', label: 'About approach or activities',
    description: 'Said to you in their own words that the approach or the activities do not fit.',
    mayAlsoMean: 'that it is what it says: take it as told, and ask',
    source: ARTICLE,
  },
  {
    id: 'said-therapist', kind: 'said-directly', label: 'About me as a person',
    description: 'Said to you in their own words that something about you or your manner is hard for them.',
    mayAlsoMean: 'that it is what it says: take it as told, and ask',
    source: ARTICLE,
  },
  {
    id: 'said-progress', kind: 'said-directly', label: 'About their progress',
    description: 'Said to you in their own words that too little is changing.',
    mayAlsoMean: 'that it is what it says: take it as told, and ask',
    source: ARTICLE,
  },
  {
    id: 'said-event', kind: 'said-directly', label: 'Something said or done',
    description: 'Said to you in their own words that something you said or did hurt or bothered them.',
    mayAlsoMean: 'that it is what it says: take it as told, and ask',
    source: CLINICAL,
  },
  {
    id: 'said-frame', kind: 'said-directly', label: 'About fee, time, contact',
    description: 'Said to you in their own words that fee, time, place or contact is a problem.',
    mayAlsoMean: 'that it is what it says: take it as told, and ask',
    source: THREE_RS,
  },
  {
    id: 'said-other', kind: 'said-directly', label: 'Something else between us',
    description: 'Said to you in their own words that something else between you feels off.',
    mayAlsoMean: 'that it is what it says: take it as told, and ask',
    source: CLINICAL,
  },
  {
    id: 'gone-quiet', kind: 'gone-quiet', label: 'Has gone quiet',
    description: 'Two check-ins in a row stayed unanswered, from someone who usually answers.',
    mayAlsoMean: 'holidays, illness, a new phone or address, a lost message, or being tired of forms',
    source: ENGINE,
  },
]

const byId = new Map(signs.map(sign => [sign.id, sign]))

/**
 * Looks a sign up by its catalogue id.
 * @returns the entry, or undefined for an unknown id: an old note may carry a sign that has since left the catalogue.
 */
export function findSign(id: string): Sign | undefined {
  return byId.get(id)
}
