/** One part of an apology that can be received (guidance §6). */
export interface ApologyPart { id: string; say: string; example: string; instead: string }

/** What an apology is made of, in the order in which it is said. */
export const apology: readonly ApologyPart[] = [
  { id: 'act', say: 'Name what you did.', example: 'I finished your sentence, twice.', instead: '“If I came across badly …” There is no “if”: it did.' },
  { id: 'effect', say: 'Name what it did to them.', example: 'You stopped talking, and kept the rest to yourself.', instead: '“I’m sorry you felt …” makes it their feeling and their fault.' },
  { id: 'sorry', say: 'Say you are sorry, once.', example: 'I’m sorry.', instead: '“I’m sorry, but …” What follows a “but” takes it back.' },
  { id: 'change', say: 'Say what you will do differently, by when, and how you will both know.', example: 'I’ll wait until you look up. Next week I’ll ask you whether I did.', instead: '“It won’t happen again.” Nobody can promise that, and nobody can check it.' },
  { id: 'leave-free', say: 'Ask for nothing back.', example: 'You don’t have to say anything to that.', instead: '“Can you forgive me?” It hands them work to do.' },
  { id: 'stay-the-therapist', say: 'Keep it short enough that they need not comfort you.', example: 'Let’s go back to what you were telling me.', instead: '“I feel terrible about it.” Then they look after you.' },
]
