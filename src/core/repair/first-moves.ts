import type { Form } from '../source/form.ts'
import type { WhatId } from '../source/what.ts'
import type { BetterNot, InterventionId, Lane } from './intervention.ts'

export interface Move { intervention: InterventionId; lane: Lane; how: string }

/** One row of guidance §7: suggestions, not validated. `form` is null where the row holds for either form. */
export interface FirstMoves {
  what: WhatId
  form: Exclude<Form, 'mixed'> | null
  first: readonly Move[]
  then: readonly Move[]
  notFirst: readonly BetterNot[]
}

const now = (intervention: InterventionId, how: string): Move => ({ intervention, lane: 'this-session', how })
const not = (say: string, why: string): BetterNot => ({ say, why })
const later = (intervention: InterventionId, how: string): Move => ({ intervention, lane: 'later', how })

/** Which first, for each source and form. `boundary` has no row of moves: it is not for repair talk. */
export const firstMoves: readonly FirstMoves[] = [
  {
    what: 'task', form: 'withdrawal',
    first: [now('explain-reasoning', 'Ask what they think it is for, invite the doubts, then give the reason in three sentences.'), now('listen-openly', 'Let the first doubt arrive whole.')],
    then: [later('adjust-work', 'Adapt the task together.')],
    notFirst: [not('More homework.', 'It answers a doubt with more of what is doubted.'), not('Persuasion.', 'They may agree, and the doubt goes where you cannot hear it.')],
  },
  {
    what: 'task', form: 'confrontation',
    first: [now('listen-openly', 'Let the complaint arrive whole, and say what is true in it.'), now('clarify-and-account', 'Say what your own part was.'), now('adjust-work', 'Offer a change.')],
    then: [later('explain-reasoning', 'The reason, once they have been heard.')],
    notFirst: [not('Defending the method.', 'They complained about the fit. A defence says that the fit is their fault.')],
  },
  {
    what: 'goals', form: null,
    first: [now('review-goals', 'Ask again what this is for, and agree on it anew.')],
    then: [later('review-goals', 'Put the shared goal on paper.')],
    notFirst: [not('Talking about patterns.', 'They asked where this is going. A pattern tells them what is wrong with them instead.')],
  },
  {
    what: 'pace', form: null,
    first: [now('adjust-work', 'Slow down, or speed up, now, and say that you do.')],
    then: [later('adjust-work', 'Agree on a signal for too fast or too slow.')],
    notFirst: [not('Asking why they are slow.', 'It makes the pace theirs to explain. Change it first.')],
  },
  {
    what: 'progress', form: null,
    first: [now('listen-openly', 'Take the doubt seriously.'), now('review-goals', 'Look at the record together.')],
    then: [later('adjust-work', 'Change something real, or refer.')],
    notFirst: [not('“Trust the process.”', 'That is the very thing they find hard. It ends the subject.')],
  },
  {
    what: 'bond', form: 'withdrawal',
    first: [now('understand-event', 'One gentle observation, your own part, slowly.')],
    then: [later('explore-deeper', 'What was hard to say.')],
    notFirst: [not('Pressing for anger.', 'Asked for before it is there, it is one more thing to get right for you.')],
  },
  {
    what: 'bond', form: 'confrontation',
    first: [now('listen-openly', 'Listen and validate.'), now('clarify-and-account', 'Apologise where you did something wrong.')],
    then: [later('explore-deeper', 'The hurt beneath.')],
    notFirst: [not('Past relationships, now.', 'While the hurt is about you, a link to somebody else sounds like a way out.')],
  },
  {
    what: 'misunderstanding', form: null,
    first: [now('clarify-and-account', 'Ask what arrived, clear it up, and own your half.')],
    then: [later('understand-event', 'Check next session that it has stayed clear.')],
    notFirst: [not('A long exploration.', 'What one sentence can clear up grows when it is examined.')],
  },
  {
    what: 'said-or-done', form: null,
    first: [now('clarify-and-account', 'Name it, name what it did, and apologise.')],
    then: [later('understand-event', 'Ask what would have helped.')],
    notFirst: [not('Your intention, as a defence.', 'It moves the talk from what it did to what you meant.')],
  },
  {
    what: 'dismissed', form: null,
    first: [now('listen-openly', 'Let how bad it is be as bad as it is.'), now('clarify-and-account', 'Name what made it small, and apologise.')],
    then: [later('understand-event', 'Ask what would have helped.')],
    notFirst: [not('Your intention, as a defence.', 'It moves the talk from what it did to what you meant.')],
  },
  {
    what: 'communication-style', form: null,
    first: [now('listen-openly', 'Ask what works for them in how you talk.'), now('adjust-work', 'Try it at once.')],
    then: [later('adjust-work', 'Look again in two sessions.')],
    notFirst: [not('Explaining your style.', 'They know what it is like. They would like to know whether it can change.')],
  },
  {
    what: 'manner', form: null,
    first: [now('listen-openly', 'Ask what works for them, and what does not.'), now('adjust-work', 'Try it at once.')],
    then: [later('adjust-work', 'Look again in two sessions.')],
    notFirst: [not('Explaining your style.', 'They know what it is like. They would like to know whether it can change.')],
  },
  {
    what: 'power', form: null,
    first: [now('clarify-and-account', 'Name the difference yourself, and acknowledge the harm.'), now('listen-openly', 'Ask what they would prefer.')],
    then: [later('explore-deeper', 'Consult; offer a choice of therapist.')],
    notFirst: [not('Asking to be taught.', 'It hands them your homework. Read up, then ask about them.'), not('“That was not my intent.”', 'They are speaking about what it did. Intent asks them to let you off.')],
  },
  {
    what: 'culture', form: null,
    first: [now('clarify-and-account', 'Name the difference yourself, and acknowledge the harm.'), now('listen-openly', 'Ask what they would prefer.')],
    then: [later('explore-deeper', 'Consult; offer a choice of therapist.')],
    notFirst: [not('Asking to be taught.', 'It hands them your homework. Read up, then ask about them.'), not('“That was not my intent.”', 'They are speaking about what it did. Intent asks them to let you off.')],
  },
  {
    what: 'frame', form: null,
    first: [now('adjust-work', 'A practical fix, and fairness.'), now('hold-limit', 'Where it cannot change, hold it and look after the hurt.')],
    then: [later('explore-deeper', 'What it means, if it keeps happening.')],
    notFirst: [not('Interpreting first.', 'An unpaid bill may be an unpaid bill. Fix what can be fixed, then see what is left.')],
  },
  {
    what: 'error', form: null,
    first: [now('clarify-and-account', 'Say it, make it good, and consult.')],
    then: [later('review-goals', 'Offer another therapist, and ask how they want to go on.')],
    notFirst: [not('Minimising.', 'If they have to prove that it was bad, it happens to them twice.')],
  },
  {
    what: 'therapist-state', form: null,
    first: [now('clarify-and-account', 'Own it briefly.')],
    then: [later('understand-event', 'Care for it elsewhere; ask once, lightly, whether it was felt.')],
    notFirst: [not('Making the client responsible for it.', 'They begin to look after you, and stop bringing what is heavy.')],
  },
  {
    what: 'ending', form: null,
    first: [now('listen-openly', 'Mourn it and mark it, without handing over guilt.')],
    then: [later('review-goals', 'A good goodbye: what was, what stays.')],
    notFirst: [not('Repairing as if it went on.', 'There is no later in which to use it. What needs room is the leaving.')],
  },
  {
    what: 'made-to-come', form: null,
    first: [now('explain-reasoning', 'Which choices are theirs, and what stays private.'), now('review-goals', 'An aim of their own.')],
    then: [later('review-goals', 'A smaller goal that both can stand behind.')],
    notFirst: [not('Talking about the contract.', 'Under pressure an agreement is not a wish, and they know who is counting.')],
  },
  {
    what: 'outside', form: null,
    first: [now('listen-openly', 'Care for what is going on.')],
    then: [later('understand-event', 'Check next time how the two of you are.')],
    notFirst: [not('Repair talk.', 'It makes the hour about the two of you when they came with something else.')],
  },
  {
    what: 'not-relationship', form: null,
    first: [now('listen-openly', 'Care for what is there, if anything.')],
    then: [later('understand-event', 'Check next time how the two of you are.')],
    notFirst: [not('Repair talk.', 'It makes the hour about the two of you when they came with something else.')],
  },
]
