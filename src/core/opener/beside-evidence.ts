import type { Frames } from './frame.ts'
import type { Register } from './opening.ts'

/** Without any evidence: an invitation, and nothing claimed. */
export const nothingFrames: Frames = {
  tentative: [
    () => 'I’d like to ask how this is going for you, because I may be missing something.',
    () => 'I may not always notice when something isn’t right between us.',
    () => 'Perhaps this is a good moment to look at how we work together.',
    () => 'There may be things about our work that I don’t see.',
  ],
  plain: [
    () => 'I’d like to check how we’re working together. I don’t see everything from my chair.',
    () => 'Before we start, a word about the two of us. I may be missing something.',
    () => 'I’d like to ask this from time to time, because I miss things.',
    () => 'I’d like to hear how this is for you, the good and the less good.',
  ],
  warm: [
    () => 'You matter here, and I’d like to know how this is for you.',
    () => 'I’d like us to be able to talk about us, too. I may be missing something.',
    () => 'I care about how this is for you, and I don’t always see it.',
    () => 'There’s room here for what isn’t working, with me too.',
  ],
}

/** The same when the work is coming to its end. */
export const nothingAtTheEnd: readonly string[] = [
  'I don’t want us to slip past the end of our work.', 'I’d like us to part well, and not only to stop coming.', 'I may have said too little so far about our last sessions.', 'I’d like us to give our last sessions some thought.',
]

/** Humility, where no own doing is in the evidence. */
export const humility: Readonly<Record<Register, readonly string[]>> = {
  tentative: ['I may have missed something.', 'I might have had a part in that.', 'I may not see my part yet.', 'I may well have missed something.'],
  plain: ['I may have missed something.', 'I may have had a part in it.', 'I’d like to know my part in it.', 'I don’t always see my part.'],
  warm: ['I’d like to understand my part in it.', 'I may have missed something that matters to you.', 'I’d like to know what my part was.', 'I may have had a part in it, and I want to know.'],
}

/** The same after what the client said or wrote: "I may have missed something" would make it smaller than they made it. */
export const humilityWhenTold: Readonly<Record<Register, readonly string[]>> = {
  tentative: ['There may be more to it than I see yet.', 'I’d like to understand it better.', 'I may not have taken it in well enough.', 'I’d like to be sure I take it in.'],
  plain: ['I’d like to understand it better.', 'I don’t want to pass over it.', 'I want to be sure I take it in.', 'There may be more to it than I see.'],
  warm: ['I’d like to understand it better.', 'I want to be sure I take it in.', 'I’d really like to hear more about it.', 'There may be more to it than I see yet.'],
}

/** After something that simply happened: nobody is at fault for it. */
export const humilityAfterFact: readonly string[] = ['I may be missing something.', 'If I had a part in it, I’d like to know.', 'There may be something I don’t see.', 'If it has to do with me, I’d want to know.']

/** After check-ins that stopped: nothing is owed. */
export const humilityAfterQuiet: readonly string[] = ['That’s all right. I’d rather ask you than a form.', 'You don’t owe me one. I may just be missing something.', 'That’s fine. If it has to do with me, I’d want to know.', 'Answering is up to you. I’d still like to hear how it is.']

/** After a complaint about fee, time or contact: it is practical, and nothing is looked for behind it. */
export const humilityAboutFrame: readonly string[] = ['That’s for me to look at.', 'I don’t want to pass over it.', 'I want to be sure I take it in.', 'It’s for me to sort out what I can.']

/** After words without hope: a part in how they see the world would be too much to claim. */
export const humilityAfterLowHope: readonly string[] = ['I may not have noticed how heavy it’s been.', 'I may have gone past that too soon.', 'I may not have stayed with it long enough.', 'I may have been too quick to cheer you up.']

/** At an ending: what they made of the news is not the therapist's doing, the room for it is. */
export const humilityAtTheEnd: readonly string[] = ['I may not have made enough room for it.', 'I may have gone past it too soon.', 'I may have been too brisk about it.', 'It may mean more than I’ve made room for.']

/** After "it was fine": nothing is known to have a part in, so only the room is in question. */
export const humilityAfterDenial: readonly string[] = ['I may not have left enough room.', 'I may have asked in passing.', 'I may have moved on a little soon.', 'I may not have asked well.']

/** Valuing the connection: modest enough to be true of most hours, and the therapist’s own to strike out where it is not. */
export const valuing: Readonly<Record<Register, readonly string[]>> = {
  tentative: ['I value working with you, so I’d like to ask.', 'Our work matters to me, so I’d rather ask than guess.', 'It matters to me how we’re doing.', 'It matters to me how this is for you.'],
  plain: ['I value working with you, so I’d rather ask than guess.', 'Our work matters to me, so I want to ask.', 'I care how this is for you, so I’d rather ask.', 'It matters to me that this works for you.'],
  warm: ['I value working with you, so let me ask.', 'I care about how this is for you.', 'Our work together matters to me, so I’d rather ask than guess.', 'I care about our work, so I’d rather ask than guess.', 'I’d like this to be a good place for you.'],
}

/** The same, when the work is coming to its end. */
export const valuingAtTheEnd: readonly string[] = ['I’ve valued our work.', 'Our time together has mattered to me.', 'I’m glad of the work we’ve done.', 'It’s been good to work with you.']

/** After a missed session: welcome, and no question about it. */
export const greetings: readonly string[] = ['It’s good to see you.', 'It’s good that you’re here.', 'Good to see you again.', 'Hello again.', 'Nice to see you.']
