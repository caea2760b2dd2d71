import type { Frames } from './frame.ts'

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
    q => `I was glad to hear from you: “${q}.” I’d like to understand that better, too.`,
    q => `You wrote, “${q}.” I’m glad, and there may be more to say.`,
    q => `You asked to talk about what you wrote: “${q}.” I’d like that.`,
    q => `I’ve read what you wrote, and I’m glad of it: “${q}.”`,
  ],
  plain: [
    q => `You wrote, “${q}.” I’m glad you told me.`,
    q => `I’ve read what you wrote, and I’m glad: “${q}.”`,
    q => `I’m glad to talk about what you wrote: “${q}.”`,
    q => `Let’s start with what you wrote to me: “${q}.”`,
  ],
  warm: [
    q => `I was glad to read what you wrote: “${q}.”`,
    q => `I’m glad you took the time to write to me: “${q}.”`,
    q => `I was pleased to read this: “${q}.”`,
    q => `That was good to read: “${q}.”`,
  ],
}
