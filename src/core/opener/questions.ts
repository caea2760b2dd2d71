import type { Theme } from './phrases.ts'

/**
 * Closing questions: all open, so none can be answered with yes or no.
 * The first of each theme is the most direct; those with "I" carry the therapist's own part.
 */
export const questions: Readonly<Record<Theme, readonly [string, string, string, string, ...string[]]>> = {
  told: ['What would you like me to understand about it?', 'What do I still need to hear?', 'What would you most want me to know?', 'What has it been like for you?'],
  event: ['What was that like for you?', 'What would you like me to understand about it?', 'What has stayed with you from it?', 'What went on between us, for you?'],
  trust: [
    'What, if anything, did I say or do that affected your trust?',
    'What might I have said or done that made this harder to trust?',
    'How might I have got in the way of your trust?',
    'What part might I have had in that?',
  ],
  team: ['How are we doing as a team, from where you sit?', 'How do you feel we’re doing, the two of us?', 'How are we doing as a team?', 'How has it been between us, for you?'],
  goals: ['What would you most like us to spend our time on?', 'What have I been leaving out that matters to you?', 'What matters most to you that we haven’t got to?', 'What would you like us to come back to?'],
  task: ['What has doing it this way been like for you?', 'How has the way we work been for you?', 'What am I not understanding about it?', 'What would make more sense to you?'],
  progress: ['How do you see where we’ve got to?', 'What had you hoped would be different by now?', 'What am I not understanding about how it’s going?', 'What feels most stuck to you?'],
  openness: ['What have I made hard to say?', 'What makes it hard to disagree with me?', 'How could I leave more room for what you think?', 'What would make it easier to contradict me?'],
  identity: ['What have I overlooked about who you are?', 'Where have I made it harder to be yourself here?', 'What has felt less safe here?', 'What would make it safer to be yourself here?'],
  moment: ['What happened there that I might have missed?', 'What was that moment like for you?', 'How was it for you just then?', 'What was going on for you just then?'],
  hour: ['What was that hour like for you?', 'How was that hour for you, with me?', 'What might I have missed that day?', 'What was going on for you, as far as you’d like to say?'],
  'own-moment': ['What was that like for you?', 'How was that, on your side?', 'What would have helped, just then?', 'What did that leave you with?'],
  'own-hour': ['What was that hour like for you?', 'How was that hour for you, with me?', 'What was it like to be on the other side of that?', 'What was it like to sit with me that day?'],
  more: ['What would you like me to know about it?', 'How was it for you, as you see it now?', 'What would you add to it today?', 'What would you like me to ask you?'],
  'own-deed': ['What was that like for you?', 'How was that, on your side?', 'What did that do to our hour?', 'How did that sit with you?'],
  room: ['What else was there, if anything?', 'How do you see it now, looking back?', 'What, if anything, was left unsaid?', 'What would have made it easier to say more, if there was more?'],
  frame: ['What has that been like for you?', 'What would be fair, as you see it?', 'What am I not seeing about how that is for you?', 'How has that been on your side?'],
  hope: ['How do things look to you just now?', 'What is it like to carry that?', 'What am I not seeing about how heavy it is?', 'What weighs most on you at the moment?'],
  coming: ['What has it been like for you, coming here lately?', 'How has coming here been for you?', 'How are you with what we do here?', 'What is it like for you to come here at the moment?'],
  quiet: ['What has it been like for you, coming here lately?', 'How has coming here been for you?', 'How are you with what we do here?', 'What is it like for you to come here at the moment?'],
  missed: ['What might I have missed?', 'What did I miss?', 'What might I not be seeing?', 'What might have gone past me?'],
  kept: ['What helped most, and what did I still miss?', 'What should I keep doing, and what not?', 'What made the difference, and what have I left out?', 'What was good in it, and what could I do better?'],
  unfinished: ['What still needs saying between us before we stop?', 'What would you like us to put right before we stop?', 'What would you like me to understand before we stop?', 'What would help us to part well?'],
  ending: ['How is it for you that we’re coming to an end?', 'What would make this a good goodbye for you?', 'What still needs saying between us before we stop?', 'How would you like us to use the time we have left?'],
}

/** True when the question itself asks about the therapist's part. */
export const ownsPart = (question: string): boolean => /\b(I|I’m|me|my)\b/.test(question)
