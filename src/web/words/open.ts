const counted = ['no', 'one', 'two', 'three', 'four']

/** The place where the conversation is opened. */
export const words = {
  heading: 'How you might open it',
  keptHeading: 'The words you kept',
  editHeading: 'In your own words',
  quietHeading: 'A quiet change instead of a conversation',
  register: 'Tone',
  registers: { tentative: 'tentative', plain: 'plain', warm: 'warm' },
  keep: 'Keep this draft', edit: 'Edit', copy: 'Copy', copied: 'Copied', another: 'Other words', print: 'Print sheet', compose: 'Compose anew',
  meta: (words: number, question: boolean, pieces: number) => [
    words === 1 ? '1 word' : `${words} words`, ...(question ? ['ends in an open question'] : []),
    pieces === 0 ? 'rests on no evidence' : `${counted[pieces] ?? pieces} ${pieces === 1 ? 'piece' : 'pieces'} of evidence`,
  ].join(' · '),
  keptMeta: (words: number) => `${words === 1 ? '1 word' : `${words} words`} · as you kept them`,
  text: { label: 'What you would say', hint: 'Change it until it sounds like you.' },
  ifAsked: 'If they ask what you mean',
  why: 'Why it is built like this',
  answer: 'When the answer comes',
  answerMore: 'How, step by step',
  answerQuiet: 'If they bring it up themselves',
  betterNot: 'Better not to say',
  otherwise: 'If the answer is something else',
  prized: (sentence: string) => `“${sentence}” is yours to say only if it is true today.`,
  strike: 'Leave it out',
  struck: 'The sentence that the connection matters to you is left out.',
  putBack: 'Put it back',
  personal: 'One clause names something you noticed in yourself. It is yours: edit it out if you would rather.',
  name: 'It owns a mistake without naming it. Say which one it was, in your own words.',
  cards: 'Talking about the talking',
  cardsHint: 'For when the topic is stuck and you step beside it together. One card is enough for one hour.',
}
