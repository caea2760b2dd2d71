import type { Frames } from './frame.ts'
import { capital } from './spoken.ts'

/**
 * What the client let the therapist know in a check-in. The thanks are for the telling and for what it makes possible;
 * a person is not praised for being honest, which would sound like a pat on the head.
 */
export const checkInFrames: Frames = {
  tentative: [
    c => `It sounded from your check-in as if ${c}. Thank you for an honest answer.`,
    c => `If I’ve read your check-in well, ${c}. I’m glad you didn’t keep that from me.`,
    c => `Your check-in gave me the sense that ${c}. Thank you for letting me know.`,
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
    c => `And if I’ve read your check-in well, ${c}. I’m glad you let me know.`,
    c => `Your check-in, too, gave me the sense that ${c}. Thank you for answering openly.`,
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
    c => `And going by your check-in, ${c}.`,
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

/** What the client said in the room, without their exact words. */
export const toldFrames: Frames = {
  tentative: [
    (c, w) => `I think you were telling me${w ? ` ${w.replace(/,$/, '')}` : ''} that ${c}.`,
    c => `If I heard you well, ${c}. I’m glad you said so.`,
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
    c => `And if I heard you well, ${c}.`,
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
