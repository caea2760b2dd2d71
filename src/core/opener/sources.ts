import type { Form } from '../source/form.ts'
import type { WhatId } from '../source/what.ts'

type Four = readonly [string, string, string, string, ...string[]]

/**
 * How one opens what the therapist has chosen as the source. Every sentence stands by itself, so that it can follow any
 * evidence: nothing in it leans on a word that was not said.
 */
export interface SourceWords {
  /** The therapist's own part, in one sentence: a possibility, except where it is theirs to answer for. */
  part: Four
  /** Open questions for somebody who steps back: softer, and easy to answer a little. */
  withdrawal: Four
  /** Open questions for somebody who speaks up: straight, and about what they need. */
  confrontation: Four
}

/** Sources whose opening is something else: a boundary is not opened at all, an ending has its own questions. */
export type OpenedSource = Exclude<WhatId, 'boundary' | 'ending'>

/** Written by us, after guidance §2 and §7; expert judgement, not tested (docs/clinical/opener.md). */
export const sourceWords: Readonly<Record<OpenedSource, SourceWords>> = {
  'goals': {
    part: ['I may have lost sight of what you came for.', 'I may have been heading somewhere else than you.', 'We may have followed my plan more than yours.', 'I may have taken for granted what you want from this.'],
    withdrawal: ['What would you like more of our time to go to?', 'What matters to you that we haven’t got to yet?', 'Where would you like this to go, as far as you know today?', 'What would make coming here worth it, for you?'],
    confrontation: ['What have I been leaving out that matters to you?', 'What should we be working on instead?', 'What did you come for that you haven’t had from me?', 'Where do you want this to go?'],
  },
  'task': {
    part: ['I may not have explained well what our work is for.', 'I may have asked you for things that don’t fit you.', 'I may have held on to my way of working for too long.', 'I may have chosen a way of working that suits me more than you.'],
    withdrawal: ['How has the way we work been for you?', 'What about the way we work suits you less?', 'What would suit you better, as far as you can tell?', 'What has it been like to do things this way?'],
    confrontation: ['What doesn’t fit about the way we work?', 'What should I do differently?', 'What have I not understood about how this work is for you?', 'What way of working would make more sense to you?'],
  },
  'pace': {
    part: ['I may have misjudged the pace.', 'I may not have gone at your pace.', 'I may have been going at a different speed from you.', 'I may have set a pace that suited me.'],
    withdrawal: ['How has the pace been for you?', 'What would have felt right to you?', 'How could I tell when it isn’t right for you?', 'What would make it easier to stop me?'],
    confrontation: ['What pace would you have wanted?', 'How would you have wanted me to go about it?', 'What should I have noticed sooner?', 'What did I miss about the pace you need?'],
  },
  'progress': {
    part: ['I may have been more content with how it’s going than you are.', 'I may not have seen how slow this feels to you.', 'I may have asked you to be patient for too long.', 'I may have been looking at other things than you are.'],
    withdrawal: ['How do you see where we’ve got to?', 'What had you hoped would be different by now?', 'What would be a change that you could feel?', 'How is it for you to go on like this?'],
    confrontation: ['What should have changed by now?', 'What do you need from me that you’re not getting?', 'What am I not understanding about how it’s going?', 'What would have to change for this to be worth it?'],
  },
  'bond': {
    part: ['I may have been further away than I meant to be.', 'I may have made it harder to feel at ease here.', 'I may not have been easy to trust.', 'I may have had a part in how it is between us.'],
    withdrawal: ['How has it been to sit here with me?', 'How has it been between us, for you?', 'What would help you to feel more at ease with me?', 'What might I have done that made this harder to trust?'],
    confrontation: ['What did I do that made it harder to trust me?', 'Where did I lose you?', 'What did you need from me that you didn’t get?', 'What has it been like to work with me?'],
  },
  'communication-style': {
    part: ['The way I talk may not leave you much room.', 'I may have asked in ways that are hard to answer.', 'I may have been filling the space.', 'My way of asking may not suit you.'],
    withdrawal: ['How is it for you, the way we talk with each other?', 'What would make it easier to talk here?', 'How would you like us to talk with each other?', 'What do I do that makes it harder to find words?'],
    confrontation: ['How should I talk with you instead?', 'What about the way I talk gets in your way?', 'What would you like me to do less of when we talk?', 'How would you have wanted us to talk?'],
  },
  'manner': {
    part: ['I don’t always notice how I come across.', 'I may come across in a way I’m not aware of.', 'My manner may have made things harder.', 'I may not have been the way you needed me to be.'],
    withdrawal: ['How do I come across to you?', 'How would you like me to be with you?', 'What am I like when it’s easier to talk to me?', 'What do I do that makes it harder to be here?'],
    confrontation: ['How was I, from where you sat?', 'What is it about my manner that bothers you?', 'What do you want me to do differently?', 'How do I come across to you?'],
  },
  'misunderstanding': {
    part: ['I may have got you wrong.', 'I may have heard something you didn’t say.', 'I may have been too quick to think I understood.', 'We may have meant different things.'],
    withdrawal: ['What did I not quite catch?', 'How did you understand what I said?', 'What would you like me to hear again?', 'What was it that you meant?'],
    confrontation: ['What did I get wrong?', 'What did you actually mean?', 'How did it sound from your side?', 'Where did I get you wrong?'],
  },
  'said-or-done': {
    part: ['I may have said or done something that was hard for you.', 'I may have hurt you without noticing.', 'What I said or did may have hurt.', 'I may have been careless with you.'],
    withdrawal: ['What was that like for you?', 'How was that, on your side?', 'What has stayed with you from it?', 'What would you rather have heard from me?'],
    confrontation: ['What was it like to have that come from me?', 'What would you have wanted from me?', 'What should I have said or done instead?', 'What was the hardest part of it for you?', 'What do you want me to understand about it?'],
  },
  'dismissed': {
    part: ['I may have overlooked something that mattered.', 'I may not have taken you as seriously as you needed.', 'I may have moved on too soon.', 'I may have been listening for the wrong thing.'],
    withdrawal: ['What would you have wanted me to hear?', 'What needed more room than I gave it?', 'What did I go past?', 'What would you like to tell me again, with more time?'],
    confrontation: ['What did I not take seriously enough?', 'What do you need me to hear?', 'What did I go past?', 'What was it like not to be heard by me?'],
  },
  'error': {
    part: ['I got something wrong, and that’s mine to put right.', 'I made a mistake, and it was mine alone.', 'I should have done better by you.', 'Something did go wrong, and it was my doing.'],
    withdrawal: ['What has that been like for you?', 'What did it make harder for you?', 'What would help to put it right?', 'What do you need from me now?'],
    confrontation: ['What do you need from me to put it right?', 'What did I make harder for you?', 'What would be a fair way to put it right?', 'What has it been like to be on the other end of that?'],
  },
  'power': {
    part: ['I may have made it hard to say no to me.', 'I may have decided more than was mine to decide.', 'I may have had more say here than you.', 'It may be hard to disagree with someone in my role.'],
    withdrawal: ['How free do you feel to say no to me?', 'What would make it easier to disagree with me?', 'What would you like to have more say in?', 'What have you gone along with that wasn’t right for you?'],
    confrontation: ['What should be yours to decide here?', 'Where did I take over?', 'What do you want more say in?', 'What has it been like to have me decide?'],
  },
  'culture': {
    part: ['I may have spoken from my world and not from yours.', 'I may have assumed things about you that aren’t so.', 'There are differences between us that I may not have thought about enough.', 'I have things to learn here, and that’s for me to do.'],
    withdrawal: ['What has felt less safe here?', 'What did I assume that isn’t so for you?', 'How has it been to be yourself with me?', 'What have I overlooked about who you are?'],
    confrontation: ['What did I get wrong about you?', 'What do you need from me now?', 'Where did I make it harder to be yourself here?', 'What was it like to hear that from me?'],
  },
  'frame': {
    part: ['Our arrangements are mine to look after.', 'I may not have thought enough about what our arrangements ask of you.', 'I may not have been fair about our arrangements.', 'How we set this up is for me to sort out.'],
    withdrawal: ['How does the way we’ve set this up sit with you?', 'What would make it easier to come here?', 'What about our arrangements has been hard on you?', 'How have our arrangements been for you?'],
    confrontation: ['What would be fair, to your mind?', 'What about our arrangements feels unfair?', 'What do you need me to change?', 'How has that been on your side?'],
  },
  'therapist-state': {
    part: ['I wasn’t quite at my best, and that’s mine to look after.', 'I wasn’t as present as I’d have liked.', 'I had less to give than I’d have liked, and that’s mine.', 'I wasn’t all there, and that wasn’t your doing.'],
    withdrawal: ['How did I seem to you?', 'What was it like to be with me that day?', 'What did you notice about me, if anything?', 'What did you miss from me?'],
    confrontation: ['What did you need that I didn’t give?', 'What was it like to have me there like that?', 'What did you miss from me?', 'How did I seem to you?'],
  },
  'made-to-come': {
    part: ['I may have forgotten that coming here wasn’t only your choice.', 'I may have acted as if this were all your own idea.', 'I may have worked for what others want from you.', 'I may have left out what you want yourself.'],
    withdrawal: ['What would you want from this, if it were up to you?', 'How is it for you to have to be here?', 'What could make this hour of some use to you?', 'What would you rather talk about?'],
    confrontation: ['What bothers you most about having to come?', 'What would you want from this, if it were up to you?', 'What should I leave alone?', 'What could make this hour worth your while?'],
  },
  'outside': {
    part: ['I may not know how much you’re carrying just now.', 'There may be more going on than I know of.', 'It may have little to do with us.', 'I may have asked more of you than these weeks allow.'],
    withdrawal: ['How are things outside this room?', 'What are you carrying at the moment?', 'What would help most, coming here just now?', 'What should I know about how things are for you?'],
    confrontation: ['What’s been going on around all this?', 'What do you need most from this hour?', 'What should I know about how things are for you?', 'What would help, with everything else going on?'],
  },
  'not-relationship': {
    part: ['It may have to do with something else.', 'I may be making too much of it.', 'It may not be about us at all.', 'I may well be wrong to ask.'],
    withdrawal: ['How have things been for you lately?', 'What would you like today to be about?', 'How are you, coming in today?', 'What’s on your mind today?'],
    confrontation: ['How have things been for you lately?', 'What would you like today to be about?', 'What else is going on for you?', 'What’s on your mind today?'],
  },
}

/** Which of the two sets of questions suits; mixed takes them in turn, and where nothing is chosen a complaint decides. */
export function asksFor(source: OpenedSource, form: Form | null, told: boolean, variant: number): Four {
  const words = sourceWords[source]
  if (form === 'mixed') return variant % 2 === 0 ? words.withdrawal : words.confrontation
  return words[form ?? (told ? 'confrontation' : 'withdrawal')]
}
