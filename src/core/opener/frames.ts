import type { Register } from './opening.ts'
import { capital } from './spoken.ts'

/** Turns a clause into spoken sentences; `when` is empty, or a time or moment that the clause can follow. */
export type Frame = (clause: string, when: string) => string
/** The same where the time stands inside the clause. */
export type OwnFrame = (clause: string) => string
export type Frames = Readonly<Record<Register, readonly [Frame, Frame, Frame, Frame, ...Frame[]]>>

/** A moment comes before what followed it; a bare time comes after, as one says it, unless the clause has a second half. */
const at = (clause: string, when: string): string => {
  if (!when) return clause
  const said = clause.replace(/, as far as the screen let me see$/, '')
  if (said !== clause && !/^when (I|we spoke)\b/.test(when)) return `${said} ${when.replace(/,$/, '')}, as far as the screen let me see`
  return /^when (I|we spoke)\b/.test(when) || clause.includes(',') ? `${when} ${clause}` : `${clause} ${when.replace(/,$/, '')}`
}
const first = (clause: string, when: string): string => when ? `${when} ${clause}` : clause

/** Something seen of the client. */
export const clientFrames: Frames = {
  tentative: [
    (c, w) => `Correct me if I’m wrong, but ${at(c, w)}.`,
    (c, w) => `I had a sense that ${at(c, w)}.`,
    (c, w) => `I could be reading too much into it, but ${at(c, w)}.`,
    (c, w) => `It may only be my impression, but ${at(c, w)}.`,
  ],
  plain: [
    (c, w) => `I noticed that ${at(c, w)}.`,
    (c, w) => `${capital(first(c, w))}.`,
    (c, w) => `One thing I noticed: ${at(c, w)}.`,
    (c, w) => w ? `${capital(w)} I noticed that ${c}.` : `I’ve noticed that ${c}.`,
  ],
  warm: [
    (c, w) => `It’s stayed with me that ${at(c, w)}.`,
    (c, w) => w === 'last time' ? `I’ve been thinking about last time. ${capital(c)}.` : `I’ve been thinking about us. ${capital(at(c, w))}.`,
    (c, w) => `Something has stayed with me: ${at(c, w)}.`,
    (c, w) => /^when (I|we spoke)/.test(w) ? `${capital(w)} ${c}. I’ve thought about it since.` : `I’ve thought again about how ${at(c, w)}.`,
  ],
}

/**
 * What the client let the therapist know in a check-in. The thanks are for the telling and for what it makes possible;
 * a person is not praised for being honest, which would sound like a pat on the head.
 */
export const checkInFrames: Frames = {
  tentative: [
    c => `It sounded from your check-in as if ${c}. Thank you for an honest answer.`,
    c => `If I read your check-in right, ${c}. I’m glad you didn’t keep that from me.`,
    c => `Your check-in made me think that perhaps ${c}. Thank you for letting me know.`,
    c => `As I understand your check-in, ${c}. Thank you for answering openly.`,
  ],
  plain: [
    c => `Your check-in told me that ${c}. Thank you for an honest answer.`,
    c => `You let me know in your check-in that ${c}. Thank you.`,
    c => `I read in your check-in that ${c}. I’m glad I know.`,
    c => `From your check-in I take it that ${c}. Thank you for not smoothing it over.`,
  ],
  warm: [
    c => `I appreciate the honest answers in your check-in. I hear that ${c}.`,
    c => `Your check-in tells me that ${c}. Thank you for trusting me with that.`,
    c => `It helps me to know from your check-in that ${c}. Thank you.`,
    c => `I’m glad you could tell me, in your check-in, that ${c}. That may not have been easy.`,
  ],
}

/** The same after another clause, and shorter. */
export const checkInAlsoFrames: Frames = {
  tentative: [
    c => `And your check-in sounded as if ${c}. Thank you for an honest answer.`,
    c => `And if I read your check-in right, ${c}. I’m glad you let me know.`,
    c => `Your check-in, too, made me think that perhaps ${c}. Thank you for answering openly.`,
    c => `And your check-in seemed to say that ${c}. Thank you for letting me know.`,
  ],
  plain: [
    c => `Your check-in told me that ${c}. Thank you for an honest answer.`,
    c => `And you let me know in your check-in that ${c}. Thank you.`,
    c => `And I read in your check-in that ${c}. I’m glad I know.`,
    c => `And from your check-in I take it that ${c}. Thank you for not smoothing it over.`,
  ],
  warm: [
    c => `And I appreciate the honest answers in your check-in. I hear that ${c}.`,
    c => `And your check-in tells me that ${c}. Thank you for trusting me with that.`,
    c => `And it helps me to know from your check-in that ${c}. Thank you.`,
    c => `And I’m glad you could tell me, in your check-in, that ${c}.`,
  ],
}

/** The same where the breath is short. */
export const checkInBriefFrames: Frames = {
  tentative: [
    c => `And your check-in sounded as if ${c}.`,
    c => `And as I read your check-in, ${c}.`,
    c => `And going by your check-in, perhaps ${c}.`,
    c => `Thank you for letting me see in your check-in that ${c}.`,
  ],
  plain: [
    c => `And thank you for saying in your check-in that ${c}.`,
    c => `And your check-in told me that ${c}.`,
    c => `And I know from your check-in that ${c}.`,
    c => `And I read in your check-in that ${c}.`,
  ],
  warm: [
    c => `And I’m glad your check-in told me that ${c}.`,
    c => `And I’ve taken in from your check-in that ${c}.`,
    c => `And it helps to know from your check-in that ${c}.`,
    c => `Thank you for telling me in your check-in that ${c}.`,
  ],
}

/** Something that simply happened: nothing to be unsure of, and nothing to make too much of. */
export const factFrames: Frames = {
  tentative: [
    (c, w) => `It may mean nothing, but ${at(c, w)}.`,
    (c, w) => `I don’t want to make too much of it, but ${at(c, w)}.`,
    (c, w) => `It may have nothing to do with us, but ${at(c, w)}.`,
    (c, w) => `Perhaps it’s nothing, but ${at(c, w)}.`,
  ],
  plain: [
    (c, w) => `I noticed that ${at(c, w)}.`,
    (c, w) => `${capital(at(c, w))}.`,
    (c, w) => `I’d like to mention something: ${at(c, w)}.`,
    (c, w) => `I’ll just mention it: ${at(c, w)}.`,
  ],
  warm: [
    (c, w) => `I’ve been thinking of you, and noticed that ${at(c, w)}.`,
    (c, w) => `I hope you’re all right. I noticed that ${at(c, w)}.`,
    (c, w) => `I just wanted to say that ${at(c, w)}.`,
    (c, w) => `There’s no need to explain. I only noticed that ${at(c, w)}.`,
  ],
}

/** The same after another clause. */
export const factAlsoFrames: Frames = {
  tentative: [
    (c, w) => `And it may mean nothing, but ${at(c, w)}.`,
    (c, w) => `And perhaps it plays no part, but ${at(c, w)}.`,
    (c, w) => `And I don’t know whether it matters, but ${at(c, w)}.`,
    (c, w) => `And it may be by chance that ${at(c, w)}.`,
  ],
  plain: [
    (c, w) => `And ${at(c, w)}.`,
    (c, w) => `And I know that ${at(c, w)}.`,
    (c, w) => `It’s also true that ${at(c, w)}.`,
    (c, w) => `And I noticed that ${at(c, w)}.`,
  ],
  warm: [
    (c, w) => `And I’m aware that ${at(c, w)}.`,
    (c, w) => `I haven’t forgotten that ${at(c, w)}.`,
    (c, w) => `And I’ve kept in mind that ${at(c, w)}.`,
    (c, w) => `And I know that ${at(c, w)}.`,
  ],
}

/** That they said all was well: believed as it was said, with room left for more (guidance §8). */
export const deniedFrames: Frames = {
  tentative: [
    (c, w) => `I may have left too little room: ${at(c, w)}.`,
    (c, w) => `I’m not sure I left you room for more: ${at(c, w)}.`,
    (c, w) => `I’m not sure I listened well enough: ${at(c, w)}.`,
    (c, w) => `I may have gone on too soon: ${at(c, w)}.`,
  ],
  plain: [
    (c, w) => `${capital(at(c, w))}. I’d like to leave room in case there’s more.`,
    (c, w) => `${capital(at(c, w))}.`,
    (c, w) => `I remember that ${at(c, w)}. I may have gone on too soon.`,
    (c, w) => `${capital(at(c, w))}. If there’s more, I’d want to know.`,
  ],
  warm: [
    (c, w) => `I’ve thought about it since: ${at(c, w)}. If that changes, I’d want to know.`,
    (c, w) => `It’s stayed with me that ${at(c, w)}. I’d be glad to hear more, if there is more.`,
    (c, w) => `You know best how it was: ${at(c, w)}. If there’s more, it has a place here.`,
    (c, w) => `I took it as you said it: ${at(c, w)}. There’s room here for the rest, too.`,
  ],
}

/** What the client said in the room, without their exact words. */
export const toldFrames: Frames = {
  tentative: [
    (c, w) => `I think you were telling me${w ? ` ${w.replace(/,$/, '')}` : ''} that ${c}.`,
    c => `If I heard you right, ${c}. I’m glad you said so.`,
    c => `I’m not sure I took it in well enough when you told me that ${c}.`,
    c => `It sounded as if ${c}, and I’d like to understand it better.`,
  ],
  plain: [
    c => `You told me that ${c}. I’m glad you said it.`,
    (c, w) => `${w ? `${capital(w)} you` : 'You'} let me know that ${c}.`,
    c => `I want to come back to what you told me: ${c}.`,
    c => `You were straight with me: ${c}. Thank you for that.`,
  ],
  warm: [
    c => `Thank you for telling me that ${c}. I’ve taken it to heart.`,
    c => `I’m glad you felt able to tell me that ${c}.`,
    c => `I’ve kept thinking of what you told me: ${c}.`,
    c => `I know it isn’t easy to say such a thing. You told me that ${c}.`,
  ],
}

/** The same after another clause. */
export const toldAlsoFrames: Frames = {
  tentative: [
    c => `And I think you were telling me that ${c}.`,
    c => `And if I heard you right, ${c}.`,
    c => `I’m also not sure I took it in when you told me that ${c}.`,
    c => `And it sounded as if ${c}.`,
  ],
  plain: [
    c => `And you told me that ${c}.`,
    c => `You also let me know that ${c}.`,
    c => `And I want to come back to what you told me, that ${c}.`,
    c => `And you said straight out that ${c}.`,
  ],
  warm: [
    c => `And I’ve kept in mind that ${c}.`,
    c => `I’m also glad you felt able to tell me that ${c}.`,
    c => `And I’ve taken it to heart that ${c}.`,
    c => `And I know it isn’t easy to say that ${c}.`,
  ],
}

/** The client's exact words, said aloud. */
export const saidFrames: Frames = {
  tentative: [
    q => `I’d like to come back to what you told me: “${q}.”`,
    q => `You told me, “${q}.” I’m not sure I took it in well enough.`,
    q => `I don’t want to pass over what you said: “${q}.”`,
    q => `You said, “${q}.” I’d like to understand that better.`,
  ],
  plain: [
    q => `You told me, “${q}.” I’m glad you said it.`,
    q => `I want to stay with what you said: “${q}.”`,
    q => `You said, “${q}.” Thank you for telling me.`,
    q => `You were straight with me: “${q}.” Thank you.`,
  ],
  warm: [
    q => `It matters to me that you said this: “${q}.”`,
    q => `I’ve taken to heart what you said: “${q}.”`,
    q => `You told me, “${q}.” I’m glad you didn’t keep it to yourself.`,
    q => `I’m really glad you told me: “${q}.”`,
  ],
}

/** The same after what they wrote. */
export const saidAlsoFrames: Frames = {
  tentative: [
    q => `And you told me, “${q}.” I’m not sure I took it in.`,
    q => `You also said, “${q}.” I’d like to understand that better.`,
    q => `And I don’t want to pass over that you said, “${q}.”`,
    q => `And I remember that you said, “${q}.”`,
  ],
  plain: [
    q => `And you told me, “${q}.”`,
    q => `You also said, “${q}.”`,
    q => `And I want to stay with what you said, “${q}.”`,
    q => `And you said straight out, “${q}.”`,
  ],
  warm: [
    q => `And it matters to me that you said, “${q}.”`,
    q => `And I’ve taken to heart that you said, “${q}.”`,
    q => `You also told me, “${q}.” Thank you for both.`,
    q => `And I’m glad that you told me, “${q}.”`,
  ],
}

/** The client’s exact words, written, with the wish to talk about them. */
export const wroteFrames: Frames = {
  tentative: [
    q => `I’d like to begin with what you wrote: “${q}.” Thank you for it.`,
    q => `You wrote, “${q}.” Thank you. There may be more to it than I see.`,
    q => `Thank you for asking to talk about this. You wrote, “${q}.”`,
    q => `You wrote, “${q}.” I’d like to understand that better.`,
  ],
  plain: [
    q => `Let’s start with what you wrote yourself: “${q}.” I’m glad you did.`,
    q => `I’ve read what you wrote: “${q}.” Thank you.`,
    q => `You asked to talk about what you wrote: “${q}.” Thank you.`,
    q => `Thank you for writing this: “${q}.”`,
  ],
  warm: [
    q => `I’m grateful that you put it into words: “${q}.”`,
    q => `I’m glad you wrote to me: “${q}.”`,
    q => `You wrote, “${q}.” Thank you for wanting to talk about it.`,
    q => `It matters to me that you wrote this: “${q}.”`,
  ],
}

/** The client wrote and asked to talk, in words that do not fit into one breath. */
export const wroteAtLengthFrames: Frames = {
  tentative: [
    () => 'You wrote to me, and asked to talk about it. I’ve read it, and may not see all of it yet.',
    () => 'Thank you for what you wrote. You asked to talk about it, so I’d like to start there.',
    () => 'I’ve read what you wrote, and I’d like to understand it better.',
    () => 'You asked to talk about what you wrote. I’m glad, and I may need your help with it.',
  ],
  plain: [
    () => 'You asked to talk about what you wrote. I’m glad you told me.',
    () => 'I’ve read what you wrote. Thank you for telling me.',
    () => 'Let’s start with what you wrote to me. I’m glad you did.',
    () => 'You wrote to me and asked to talk about it. Thank you.',
  ],
  warm: [
    () => 'Thank you for writing to me, and for wanting to talk about it. I’ve taken it to heart.',
    () => 'I’m really glad you wrote what you did. Let’s start there.',
    () => 'It means a lot that you wrote to me. You asked to talk about it, so let’s.',
    () => 'I’ve read what you wrote. Thank you for trusting me with it.',
  ],
}

/** A few light words, with the wish to talk about them: they are not weighed down, and not passed over. */
export const wroteLittleFrames: Frames = {
  tentative: [
    q => `You wrote, “${q}.” I’d like to understand that, as far as you want to say.`,
    q => `You asked to talk about what you wrote: “${q}.” I may be missing something.`,
    q => `I read what you wrote, “${q},” and there may be more behind it than I know.`,
    q => `Thank you for writing to me. You put it briefly: “${q}.” I may need your help with it.`,
  ],
  plain: [
    q => `You put it briefly: “${q}.” Thank you for writing to me.`,
    q => `Let’s start with what you wrote to me: “${q}.”`,
    q => `You wrote, “${q},” and asked to talk about it. I’d like to.`,
    q => `You asked to talk about what you wrote: “${q}.” I’m glad you did.`,
  ],
  warm: [
    q => `I’m glad you wrote, and asked to talk about it: “${q}.”`,
    q => `You wrote, “${q}.” I’d be glad to hear more, as much as you like.`,
    q => `I’m glad you wrote something: “${q}.” There’s time for more, if you like.`,
    q => `I was glad that you wrote, and asked to talk about it: “${q}.”`,
  ],
}

/** The client wrote kind words and asked to bring them up: they come first too, without basking in them. */
export const thankedFrames: Frames = {
  tentative: [
    q => `Thank you for writing to me: “${q}.” I’d like to understand that better, too.`,
    q => `You wrote, “${q}.” I’m glad, and there may be more to say.`,
    q => `You asked to talk about what you wrote: “${q}.” I’d like that.`,
    q => `I’ve read what you wrote, and I’m glad of it: “${q}.”`,
  ],
  plain: [
    q => `You wrote, “${q}.” I’m glad you told me.`,
    q => `Thank you for what you wrote: “${q}.”`,
    q => `I’m glad to talk about what you wrote: “${q}.”`,
    q => `Let’s start with what you wrote to me: “${q}.”`,
  ],
  warm: [
    q => `I was glad to read what you wrote: “${q}.”`,
    q => `Thank you for taking the time to write to me: “${q}.”`,
    q => `I was pleased to read this: “${q}.”`,
    q => `That was good to read: “${q}.” Thank you.`,
  ],
}

/** An apology carries no excuse. */
const plainly = (clause: string): string => clause.replace(/, (which|and that) isn’t like me$/, '')

/** The therapist's own doing. */
export const ownFrames: Readonly<Record<Register, readonly [OwnFrame, OwnFrame, OwnFrame, OwnFrame]>> = {
  tentative: [
    c => `I realise that ${c}.`,
    c => `I’m aware that ${c}.`,
    c => `It hasn’t escaped me that ${c}.`,
    c => `I’m afraid ${c}.`,
  ],
  plain: [
    c => `${capital(c)}.`,
    c => `Looking back, ${c}.`,
    c => `For my part, ${c}.`,
    c => `I know that ${c}.`,
  ],
  warm: [
    c => `I can see now that ${c}.`,
    c => `My part in it, I think: ${c}.`,
    c => `I’ve been thinking about my part: ${c}.`,
    c => `I’m sorry that ${plainly(c)}.`,
  ],
}

/** The same after another clause: said alone in plain words it would come out of nowhere. */
export const ownAlsoFrames: Readonly<Record<Register, readonly [OwnFrame, OwnFrame, OwnFrame, OwnFrame]>> = {
  tentative: [
    c => `And I realise that ${c}.`,
    c => `And it hasn’t escaped me that ${c}.`,
    c => `I’m also aware that ${c}.`,
    c => `And I’m afraid ${c}.`,
  ],
  plain: [
    c => `For my part, ${c}.`,
    c => `And looking back, ${c}.`,
    c => `And as I see it now, ${c}.`,
    c => `And for my part, ${c}.`,
  ],
  warm: [
    c => `And my part, I think, is that ${c}.`,
    c => `I can see now that ${c}.`,
    c => `And I’m sorry that ${plainly(c)}.`,
    c => `And I can see that ${c}.`,
  ],
}

/** Something between the two, in one hour. */
export const sharedFrames: Frames = {
  tentative: [
    (c, w) => `It may just be me, but ${at(c, w)}.`,
    (c, w) => `I had a sense that ${at(c, w)}.`,
    (c, w) => `I could be wrong, but I felt that ${at(c, w)}.`,
    (c, w) => `Maybe you felt it too: ${at(c, w)}.`,
  ],
  plain: [
    (c, w) => `I felt that ${at(c, w)}.`,
    (c, w) => `${capital(at(c, w))}.`,
    (c, w) => `I noticed that ${at(c, w)}.`,
    (c, w) => `It seemed to me that ${at(c, w)}.`,
  ],
  warm: [
    (c, w) => `I’ve been thinking about us: ${at(c, w)}.`,
    (c, w) => `It’s been on my mind that ${at(c, w)}.`,
    (c, w) => `Something has been on my mind: ${at(c, w)}.`,
    (c, w) => `I felt that ${at(c, w)}, and I’ve thought about it since.`,
  ],
}

/** The same after another clause, and shorter: two long beginnings in a row sound written. */
export const sharedAlsoFrames: Frames = {
  tentative: [
    (c, w) => `And perhaps ${at(c, w)}.`,
    (c, w) => `It also seemed to me that ${at(c, w)}.`,
    (c, w) => `And I wondered whether ${at(c, w)}.`,
    (c, w) => `And it may be that ${at(c, w)}.`,
  ],
  plain: [
    (c, w) => `And I felt that ${at(c, w)}.`,
    (c, w) => `I also felt that ${at(c, w)}.`,
    (c, w) => `And it seemed to me that ${at(c, w)}.`,
    (c, w) => `I noticed, too, that ${at(c, w)}.`,
  ],
  warm: [
    (c, w) => `And I felt that ${at(c, w)}.`,
    (c, w) => `I also felt that ${at(c, w)}.`,
    (c, w) => `And I had the feeling that ${at(c, w)}.`,
    (c, w) => `And it seemed to me that ${at(c, w)}.`,
  ],
}

/** Distance that has lasted until today. */
export const distanceFrames: Frames = {
  tentative: [
    c => `It may just be me, but ${c}.`,
    c => `I’ve had a sense that ${c}.`,
    c => `I could be wrong, but I’ve felt that ${c}.`,
    c => `Maybe you’ve felt it too: ${c}.`,
  ],
  plain: [
    c => `I’ve felt that ${c}.`,
    c => `${capital(c)}.`,
    c => `I’ve noticed that ${c}.`,
    c => `It seems to me that ${c}.`,
  ],
  warm: [
    c => `I’ve been thinking about us: ${c}.`,
    c => `It’s been on my mind that ${c}.`,
    c => `Something has been on my mind: ${c}.`,
    c => `I’ve felt that ${c}, and it matters to me.`,
  ],
}

/** The same after another clause, and shorter. */
export const distanceAlsoFrames: Frames = {
  tentative: [
    c => `And I’ve had a sense that ${c}.`,
    c => `And perhaps ${c}.`,
    c => `It seems to me, too, that ${c}.`,
    c => `And I wonder whether ${c}.`,
  ],
  plain: [
    c => `And I’ve felt that ${c}.`,
    c => `I’ve also felt that ${c}.`,
    c => `And it seems to me that ${c}.`,
    c => `And I’ve noticed that ${c}.`,
  ],
  warm: [
    c => `And I’ve felt that ${c}.`,
    c => `And it’s been on my mind that ${c}.`,
    c => `And I’ve had the feeling that ${c}.`,
    c => `I’ve also felt that ${c}.`,
  ],
}

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

/** After "it was fine": nothing is known to have a part in, so only the room is in question. */
export const humilityAfterDenial: readonly string[] = ['I may not have left enough room.', 'I may have asked in passing.', 'I may have moved on a little soon.', 'I may not have asked well.']

/** Valuing the connection: modest enough to be true of most hours, and the therapist’s own to strike out where it is not. */
export const valuing: Readonly<Record<Register, readonly string[]>> = {
  tentative: ['I value working with you, so I’d like to ask.', 'Our work matters to me, so I’d rather ask than guess.', 'It matters to me how we’re doing.', 'I’d like us to get this right.'],
  plain: ['I value working with you, so I’d rather ask than guess.', 'Our work matters to me, so I want to ask.', 'I’d like us to get this right.', 'I want this to work.'],
  warm: ['I value working with you, and I’d like to ask.', 'I care about how this is for you.', 'Our work together matters to me, so I’d rather ask than guess.', 'I want us to get this right.', 'I’d like this to be a good place for you.'],
}

/** The same, when the work is coming to its end. */
export const valuingAtTheEnd: readonly string[] = ['I’ve valued our work.', 'Our time together has mattered to me.', 'I’m glad of the work we’ve done.', 'It’s been good to work with you.']

/** After a missed session: welcome, and no question about it. */
export const greetings: readonly string[] = ['It’s good to see you.', 'It’s good that you’re here.', 'Good to see you again.', 'Welcome back.', 'It’s good to have you back.']
