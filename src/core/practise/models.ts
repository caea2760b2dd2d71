import type { FamilyId, ReplyForm } from './family.ts'

type Three = readonly [string, string, string]

/**
 * A first sentence that receives a reply of this form, whatever it is about: it names no feeling that was not said, presses
 * for nothing, and does not doubt a yes aloud.
 */
const receives: Readonly<Record<ReplyForm, readonly string[]>> = {
  withdrawal: [
    'You can leave it at that, and you can also say more.', 'I’d like to know about the small things, too.', 'There’s no hurry with this, and nothing you have to spare me.',
    'I’m not going to press you, and whatever there is has room here.',
  ],
  confrontation: ['Thank you for telling me straight.', 'You’re right to bring that here.', 'I’d rather hear that than have you carry it home.', 'I’m listening, and I’m not going to argue.'],
  agreement: [
    'A yes is easy to give in here; a no would be just as welcome.', 'I’m glad of the yes, and I’d be as glad of a “yes, but”.', 'Thank you; there’s room here for the other half of it as well.',
    'I’ll take that as it is, and you can still change your mind about it.',
  ],
}

/** Where it may lie elsewhere, “it’s fine” is believed: thanks, and a door left open (guidance §8). */
const believes: readonly string[] = [
  'Good to know, and I’ll take your word for it.', 'Thank you. If that changes, I’d want to know.', 'I believe you, and the door stays open.', 'That’s good to hear, and it needn’t be more than that.',
]

/** First sentences that receive such a reply. */
export function receivesOf(family: FamilyId, form: ReplyForm): readonly string[] {
  return family === 'elsewhere' && form !== 'confrontation' ? believes : receives[form]
}

/** One part that could be the therapist’s, in one sentence, without a reason. */
export const owns: Readonly<Record<FamilyId, Three>> = {
  work: ['I may have given you things to do without asking whether they made sense.', 'I kept to my plan longer than was good for you.', 'I haven’t checked whether we still want the same thing.'],
  pace: ['I set the speed without asking you.', 'I was watching my plan more than you.', 'I haven’t asked often enough how it was going for you.'],
  hope: ['I let too much time go by without asking whether this helps.', 'I was hopeful for both of us, and didn’t ask you.', 'I haven’t shown you clearly what I think we’re building on.'],
  trust: ['I may have been further away than I noticed.', 'I haven’t always made it easy to tell me things.', 'I took your trust a little for granted.'],
  manner: ['I’ve been filling the gaps.', 'I ask in a way that leaves you yes or no.', 'I’d settled into my own way of doing this.'],
  moment: ['I said that without looking at how it landed.', 'I went past something that mattered.', 'That moment was mine, and I didn’t take enough care with it.'],
  duty: ['It was mine to get right, and I didn’t.', 'I wasn’t as present as you had a right to expect.', 'I could have caught it, and I’ll tell you what I’ll do differently.'],
  difference: ['I spoke from my own world as though it were yours.', 'I have the easier chair in here, and I forgot that.', 'There’s a difference between us that I left for you to carry.'],
  frame: ['I set it up with my own week in mind.', 'I never told you why it’s arranged like this.', 'I left you to fit around me.'],
  ending: ['I haven’t made much room for what ending is like.', 'I named the date and went back to work.', 'Plans come more easily to me than goodbyes.'],
  sent: ['I went on as though it had been your idea.', 'I haven’t told you clearly enough who hears what.', 'I talked about their aims before I’d asked for one of yours.'],
  elsewhere: ['I may have been making more of it than there is.', 'I asked about us first, when I could have asked about your week.', 'I went by a form, where I could have gone by you.'],
}

/** An open question to go on with. */
export const asks: Readonly<Record<FamilyId, Three>> = {
  work: ['What would you rather be spending this time on?', 'Which part of it has been least use to you?', 'What had you hoped we’d be doing by now?'],
  pace: ['What would a better speed look like today?', 'How would I notice next time that it’s not right?', 'What would you leave for now, and what would you get on with?'],
  hope: ['What would you need to see to think that this is worth it?', 'What had you hoped would be different by now?', 'Where has it helped least?'],
  trust: ['What has it been like to sit here with me lately?', 'What have you kept back because of how I might take it?', 'What would make it a little safer in here?'],
  manner: ['What would you have said with more room?', 'What is it like for you when I do that?', 'How would you like me to ask?'],
  moment: ['What was it like to hear that from me?', 'What did you take it to mean?', 'What would have helped, just then?'],
  duty: ['What was it like to notice?', 'What did it make harder for you?', 'What would put it right, as far as it can be?'],
  difference: ['What was it like to sit there with that?', 'What would have felt respectful, just then?', 'How would you want me to go on from here?'],
  frame: ['What has it been like to fit around that?', 'What would be fair, as you see it?', 'What does it make harder for you?'],
  ending: ['What is it like, knowing that it ends?', 'What is still open between us?', 'What would a good goodbye need, for you?'],
  sent: ['What would make an hour here worth your while?', 'What would you like to know about that?', 'What would you have chosen?'],
  elsewhere: ['What would help most to have room for today?', 'How has the week been?', 'What would you like from this hour?'],
}
