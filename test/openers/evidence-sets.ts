import type { Facet } from '../../src/core/instruments/manifest.ts'
import { drawCard } from '../../src/core/rupture/card.ts'
import type { CheckInEvidence, ClientWords, EvidenceInput } from '../../src/core/rupture/evidence.ts'
import { findSign, signs } from '../../src/core/signs/catalogue.ts'
import type { NotedSign } from '../../src/core/signs/sign.ts'
import { composeOpeners } from '../../src/core/opener/compose.ts'
import type { OpenerInput, Opening, Register } from '../../src/core/opener/opening.ts'
import { type Form, formOf } from '../../src/core/source/form.ts'
import { whats } from '../../src/core/source/what.ts'
import { castSets } from './cast-sets.ts'

/** One situation that an opener is composed for. */
export interface EvidenceSet {
  name: string
  input: EvidenceInput
  how?: Pick<OpenerInput, 'setting' | 'ending' | 'missedLast' | 'source' | 'form' | 'withoutValuing'>
  clientName?: string
  therapistName?: string
}

export const registers: readonly Register[] = ['tentative', 'plain', 'warm']

export const sign = (signId: string, more: Partial<NotedSign> = {}): NotedSign => {
  const found = findSign(signId)
  if (!found) throw new Error(`No sign is called ${signId}.`)
  return { noteId: `note-${signId}`, signId, kind: found.kind, session: 7, date: '2026-05-12', ...more }
}
export const checkIn = (more: Partial<CheckInEvidence> = {}): CheckInEvidence => ({
  session: 7, date: '2026-05-12', level: 'alert', score: 3.2, expected: { mean: 4.4, low: 3.8, high: 5 }, slide: false,
  subscaleNotices: [], direct: null, fell: [], words: null, ...more,
})
export const fell = (facet: Facet): CheckInEvidence['fell'] => [{ itemId: facet, facet, answer: 2, usual: 5 }]
export const evidence = (more: Partial<EvidenceInput> = {}): EvidenceInput => ({ checkIn: null, signs: [], goneQuiet: false, ...more })
export const wrote = (text: string): ClientWords => ({ text, reader: 'therapist', wish: 'bring-up' })

/** What is composed for a situation; the card is the one that the rupture room draws. */
export function composed(set: EvidenceSet, register: Register, variant: number): Opening {
  return composeOpeners({
    card: drawCard(set.input), input: set.input, clientName: set.clientName ?? 'Noor', therapistName: set.therapistName ?? 'Ada', register, variant, ...set.how,
  })
}

const facets: readonly Facet[] = ['bond', 'goals', 'task', 'confidence', 'openness', 'identity']
const seen = (...noted: NotedSign[]): EvidenceInput => evidence({ signs: noted })
const answered = (more: Partial<CheckInEvidence>, ...noted: NotedSign[]): EvidenceInput => evidence({ checkIn: checkIn(more), signs: noted })
const label = (id: string): string => findSign(id)?.label ?? id

/** Words of clients as they are typed on a phone, and said in a room. All invented. */
const written: readonly string[] = [
  'The homework felt like too much and I didn’t know how to say it.',
  'you moved on when i cried',
  'I felt judged when I told you about the drinking',
  'You keep giving me advice',
  'not much to say, tired',
  'it was ok',
  'Thank you, last time helped me a lot.',
  'I don’t think you understood what I meant about my sister',
  'We talked about work the whole time again. I wanted to talk about my dad. There is never time for it and I go home and it is still there.',
  'I’m not sure this is for me',
  'Something you said has been on my mind all week',
  'It felt rushed',
]
const spoken: readonly [signId: string, clientSaid: string, more?: Partial<NotedSign>][] = [
  ['said-event', 'You cut me off when I was talking about my brother.'],
  ['said-therapist', 'You seem bored when I talk.'],
  ['said-approach', 'These exercises don’t do anything for me.'],
  ['said-progress', 'I’ve been coming for months and nothing has changed.'],
  ['said-frame', 'It isn’t fair that I pay for the hour you moved.'],
  ['said-other', 'I don’t feel safe telling you things any more.'],
]
const moments: readonly [signId: string, more: Partial<NotedSign>][] = [
  ['body-closed', { whenISaid: 'maybe he meant well' }],
  ['short-answers', { whenWeSpokeOf: 'the diary', notTypicalFor: 'client' }],
  ['less-talking', { whenISaid: 'That sounds like your old pattern again.' }],
  ['topic-shift', { whenWeSpokeOf: 'her mother' }],
  ['abstract-talk', { whenWeSpokeOf: 'the move' }],
  ['gaze-avoided', { whenWeSpokeOf: 'the hospital' }],
  ['very-still', { whenISaid: 'Have you thought about forgiving her?' }],
  ['appeasing', { whenISaid: 'Your parents will understand in the end.' }],
  ['feeling-mismatch', { whenWeSpokeOf: 'your brother' }],
  ['hopelessness', { whenWeSpokeOf: 'going back to work' }],
  ['defending', { whenISaid: 'And what did you do then?' }],
  ['denial', { whenISaid: 'Are you all right?' }],
  ['rushing', { whenWeSpokeOf: 'the accident' }],
  ['more-advice', { whenWeSpokeOf: 'your landlord' }],
  ['avoiding-topic', { whenWeSpokeOf: 'the drinking' }],
  ['closed-questions', { whenISaid: 'Did you manage the diary this week?', notTypicalFor: 'me' }],
  ['longer-therapist-turns', { whenWeSpokeOf: 'sleep', notTypicalFor: 'me' }],
  ['difficult-topic', { whenWeSpokeOf: 'her father' }],
  ['about-approach', { whenWeSpokeOf: 'the activity plan' }],
  ['felt-distance', { whenISaid: 'We will see.' }],
]

/** Situations of everyday practice: two or three things at once, the article's three among them. */
const together: readonly EvidenceSet[] = [
  { name: 'quieter, and less confidence in the check-in (article, A)', input: answered({ fell: fell('confidence') }, sign('less-talking')) },
  { name: 'distance since a hard topic (article, B)', input: seen(sign('felt-distance'), sign('difficult-topic', { whenWeSpokeOf: 'her father', session: 5 })) },
  { name: 'a closed body after a sentence, one-sided, yes-or-no questions (article, C)', input: seen(sign('body-closed', { whenISaid: 'maybe he meant well' }), sign('one-sided'), sign('closed-questions', { notTypicalFor: 'me' })) },
  { name: 'only my own yes-or-no questions, not like me', input: seen(sign('closed-questions', { notTypicalFor: 'me' })) },
  { name: 'one-sided, and I talked a lot', input: seen(sign('one-sided'), sign('longer-therapist-turns')) },
  { name: 'one-sided, and too much advice, with a lower check-in', input: answered({ fell: fell('openness') }, sign('one-sided'), sign('more-advice')) },
  { name: 'short answers, and I rushed', input: seen(sign('short-answers'), sign('rushing')) },
  { name: 'a closed body, and less at ease in the check-in', input: answered({ fell: fell('bond') }, sign('body-closed')) },
  { name: 'very still on a hard topic, and I went on', input: seen(sign('very-still', { whenWeSpokeOf: 'the accident' }), sign('rushing', { whenWeSpokeOf: 'the accident' })) },
  { name: 'went along quickly, and the goals row fell', input: answered({ fell: fell('goals') }, sign('appeasing'), sign('change-of-approach')) },
  { name: 'turned down a suggestion, and I over-explained', input: seen(sign('rejecting-intervention', { whenWeSpokeOf: 'the next bus ride' }), sign('over-explaining')) },
  { name: 'a complaint about the approach, and long turns of mine', input: seen(sign('about-approach', { whenWeSpokeOf: 'the activity plan' }), sign('longer-therapist-turns')) },
  { name: 'a complaint about the fee, and I ran late', input: seen(sign('about-frame'), sign('running-late')) },
  { name: 'told me, and I remember the moment', input: seen(sign('said-event', { whenISaid: 'Let us come back to the plan.', clientSaid: 'I was still talking. At home nobody lets me finish either.' })) },
  { name: 'own words about the homework, and I asked closed questions', input: answered({ fell: fell('confidence'), words: wrote('I would like to talk about the homework. I fill in the diary every day and I do not see what it changes.') }, sign('short-answers', { whenWeSpokeOf: 'the diary' }), sign('closed-questions', { whenISaid: 'Did you manage the diary this week?', notTypicalFor: 'me' }), sign('felt-distance')) },
  { name: 'own words, and I went past something', input: answered({ words: wrote('You moved on when I cried.') }, sign('rushing')) },
  { name: 'the direct question, and I was more quick with advice', input: answered({ level: 'usual', direct: 3 }, sign('more-advice')) },
  { name: 'the direct question at its highest, and a closed body', input: answered({ level: 'severe', direct: 4 }, sign('body-closed')) },
  { name: 'a severe drop in feeling understood, nothing seen', input: answered({ level: 'severe', fell: fell('bond') }) },
  { name: 'a slow slide, and the hour felt flat to me', input: answered({ level: 'usual', slide: true }, sign('boredom')) },
  { name: 'distance, and I was irritated', input: seen(sign('felt-distance'), sign('irritation')) },
  { name: 'distance, and a lower check-in', input: answered({ fell: fell('openness') }, sign('felt-distance')) },
  { name: 'late, and the check-ins stopped', input: evidence({ signs: [sign('lateness')], goneQuiet: true }) },
  { name: 'said it was fine, and I was tense', input: seen(sign('denial'), sign('body-tension')) },
  { name: 'words not to be quoted, and a lower check-in', input: answered({ fell: fell('task'), words: { text: 'The sheets are silly.', reader: 'therapist', wish: 'none' } }, sign('short-answers')) },
  { name: 'nothing at all', input: evidence() },
  { name: 'a check-in as usual, nothing seen', input: answered({ level: 'usual' }) },
  { name: 'on a screen: closed, quieter, and the picture stood still', input: seen(sign('body-closed'), sign('very-still')), how: { setting: 'telehealth' } },
  { name: 'on a screen: quieter, and a lower check-in', input: answered({ fell: fell('bond') }, sign('less-talking')), how: { setting: 'telehealth' } },
  { name: 'on a screen: feeling and words differed', input: seen(sign('feeling-mismatch', { whenWeSpokeOf: 'your mother' })), how: { setting: 'telehealth' } },
  { name: 'on a screen: only the gaze', input: seen(sign('gaze-avoided')), how: { setting: 'telehealth' } },
  { name: 'after a missed session: quieter the time before', input: seen(sign('less-talking')), how: { missedLast: true } },
  { name: 'after a missed session: a lower check-in before it', input: answered({ fell: fell('bond') }, sign('rushing')), how: { missedLast: true } },
  { name: 'after a missed session: only the absence', input: seen(sign('missed-session')), how: { missedLast: true } },
  { name: 'after a missed session: they told me', input: seen(sign('said-progress', { clientSaid: 'This isn’t helping.' })), how: { missedLast: true } },
  { name: 'at an ending: distance', input: seen(sign('felt-distance')), how: { ending: true } },
  { name: 'at an ending: quieter since the date was named', input: seen(sign('less-talking', { whenISaid: 'Our last session is in March.' })), how: { ending: true } },
  { name: 'at an ending: stories, since we spoke of the last session', input: seen(sign('abstract-talk', { whenWeSpokeOf: 'the last session' }), sign('felt-distance')), how: { ending: true } },
  { name: 'at an ending: a lower check-in', input: answered({ fell: fell('bond') }), how: { ending: true } },
  { name: 'at an ending: told me', input: seen(sign('said-other', { clientSaid: 'It feels like being sent away.' })), how: { ending: true } },
  { name: 'at an ending: nothing else', input: evidence(), how: { ending: true } },
]

/** For each source, evidence that fits it in either form. */
const fitting: Readonly<Record<string, { withdrawal: EvidenceInput; confrontation: EvidenceInput }>> = {
  'goals': { withdrawal: answered({ fell: fell('goals') }, sign('topic-shift')), confrontation: seen(sign('said-other', { clientSaid: 'We keep talking about work and never about me.' })) },
  'task': { withdrawal: answered({ fell: fell('task') }, sign('short-answers')), confrontation: seen(sign('said-approach', { clientSaid: 'I don’t see the point of the sheets.' })) },
  'pace': { withdrawal: seen(sign('very-still', { whenWeSpokeOf: 'the accident' })), confrontation: seen(sign('said-event', { clientSaid: 'That was too fast for me.' })) },
  'progress': { withdrawal: answered({ fell: fell('confidence') }, sign('hopelessness')), confrontation: seen(sign('about-progress')) },
  'bond': { withdrawal: answered({ fell: fell('bond') }, sign('less-talking')), confrontation: seen(sign('said-therapist', { clientSaid: 'I don’t trust you with this.' })) },
  'communication-style': { withdrawal: seen(sign('short-answers'), sign('closed-questions')), confrontation: seen(sign('said-therapist', { clientSaid: 'You ask and ask and then you lecture me.' })) },
  'manner': { withdrawal: answered({ fell: fell('openness') }, sign('appeasing')), confrontation: seen(sign('about-therapist')) },
  'misunderstanding': { withdrawal: seen(sign('short-answers', { whenWeSpokeOf: 'your sister' })), confrontation: seen(sign('said-event', { clientSaid: 'That is not what I meant.' })) },
  'said-or-done': { withdrawal: seen(sign('body-closed', { whenISaid: 'That sounds like your old pattern again.' })), confrontation: seen(sign('said-event', { clientSaid: 'You laughed.' })) },
  'dismissed': { withdrawal: answered({ direct: 2, level: 'usual' }, sign('topic-shift')), confrontation: seen(sign('defending')) },
  'error': { withdrawal: seen(sign('less-talking')), confrontation: seen(sign('said-event', { clientSaid: 'The report you wrote was wrong.' })) },
  'power': { withdrawal: seen(sign('appeasing')), confrontation: seen(sign('pressure')) },
  'culture': { withdrawal: answered({ fell: fell('identity') }), confrontation: seen(sign('said-event', { clientSaid: 'You talk about my family as if we were backward.' })) },
  'frame': { withdrawal: seen(sign('lateness')), confrontation: seen(sign('about-frame')) },
  'therapist-state': { withdrawal: seen(sign('less-talking'), sign('tiredness')), confrontation: seen(sign('said-therapist', { clientSaid: 'You were somewhere else today.' })) },
  'made-to-come': { withdrawal: seen(sign('short-answers')), confrontation: seen(sign('devaluing')) },
  'outside': { withdrawal: answered({ level: 'notice' }, sign('hopelessness')), confrontation: seen(sign('devaluing')) },
  'not-relationship': { withdrawal: seen(sign('less-talking')), confrontation: seen(sign('pressure')) },
}

export const sourceSets: readonly EvidenceSet[] = Object.entries(fitting).flatMap(([source, inputs]) => {
  const what = whats.find((one) => one.id === source)!
  return (['withdrawal', 'confrontation'] as const).map((form: Form): EvidenceSet => (
    { name: `chosen source: ${what.label}; ${form}`, input: form === 'withdrawal' ? inputs.withdrawal : inputs.confrontation, how: { source: what.id, form } }))
})

/** Every situation, in the order of the file. */
export const evidenceSets: readonly EvidenceSet[] = [
  ...together,
  ...castSets(),
  ...facets.flatMap((facet): EvidenceSet[] => (['notice', 'alert', 'severe'] as const).map((level) => (
    { name: `the ${facet} row fell; ${level}`, input: answered({ level, fell: fell(facet) }) }))),
  ...([2, 3, 4] as const).map((direct): EvidenceSet => ({ name: `the direct question, step ${direct}`, input: answered({ level: 'usual', direct }) })),
  ...(['notice', 'alert', 'severe'] as const).map((level): EvidenceSet => ({ name: `a lower check-in, no row stands out; ${level}`, input: answered({ level }) })),
  { name: 'a slow slide', input: answered({ level: 'usual', slide: true }) },
  { name: 'the check-ins stopped', input: evidence({ goneQuiet: true }) },
  ...written.map((text): EvidenceSet => ({ name: `wrote, and asked to talk about it: “${text}”`, input: answered({ words: wrote(text) }) })),
  ...spoken.map(([id, clientSaid, more]): EvidenceSet => ({ name: `said to me: “${clientSaid}”`, input: seen(sign(id, { clientSaid, ...more })) })),
  ...moments.map(([id, more]): EvidenceSet => ({ name: `${label(id)}: ${more.whenISaid ? `when I said “${more.whenISaid}”` : `when we spoke of ${more.whenWeSpokeOf}`}`, input: seen(sign(id, more)) })),
  ...signs.map((entry): EvidenceSet => ({ name: `only: ${entry.label}`, input: seen(sign(entry.id)) })),
  ...sourceSets,
].map((set) => set.how?.form === undefined ? { ...set, how: { ...set.how, form: formOf(set.input.signs, set.input.goneQuiet) } } : set)
