import { at, first, type Frames } from './frame.ts'
import { capital } from './spoken.ts'

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
    (c, w) => `You know best how it was: ${at(c, w)}. If there’s more, I’d want to hear it.`,
    (c, w) => `I took it as you said it: ${at(c, w)}. There’s room here for the rest, too.`,
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
    (c, w) => `Something keeps coming back to me: ${at(c, w)}.`,
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
    c => `Something keeps coming back to me: ${c}.`,
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
    c => `And I’ve had the impression that ${c}.`,
  ],
  warm: [
    c => `And I’ve felt that ${c}.`,
    c => `And it’s been on my mind that ${c}.`,
    c => `And I’ve had the feeling that ${c}.`,
    c => `I’ve also felt that ${c}.`,
  ],
}
