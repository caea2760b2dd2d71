/**
 * Every sentence of the client's pages, in English. Another language is one more file of the same shape
 * (`satisfies Words`), so a missing sentence fails the type check. Plain words, reading age ten (a test measures it).
 */
export const en = {
  language: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',
  title: 'A few questions',
  leave: 'Leave quickly',
  chooseLanguage: 'Language',
  youSaidWeChanged: 'You said, we changed',
  about: (when: string) => `About ${when}`,
  /** Above a form that is not about a session. */
  lately: 'How you have been',
  /** The session, from how many days ago it was, its weekday and its date. */
  when: (days: number, weekday: string, date: string) =>
    days <= 0 ? 'today' : days === 1 ? 'yesterday' : days < 7 ? `last ${weekday}` : date,

  therapistSees: (name: string) => `${name} sees your answers.`,
  /** The practice lets therapists do so; no page shows a supervisor anything of a client. */
  supervisorHears: (name: string) => `A supervisor may hear of them, but just from ${name}.`,
  nobodyElse: 'No one else looks through them.',
  notSafe: {
    'on-duty': () => 'If there is a risk of harm, the person on duty may read it too.',
    supervisor: (name: string) => `If there is a risk of harm, ${name}'s supervisor may read it too.`,
    both: () => 'If there is a risk of harm, the person on duty may read it too. So may a supervisor.',
  },
  yourPlace: 'Nothing you say here changes your place with us.',
  readWhen: (hours: string) => `Answers are read ${hours}.`,
  noted: (what: string) => `We also note ${what}, and nothing else.`,
  nothingNoted: 'We note nothing else.',
  things: { 'time-sent': 'when you sent it', 'time-taken': 'how long you took', link: 'which link you used' },

  skip: 'skip',
  helpTitle: 'Need help now?',
  notWatched: 'No one watches this page live.',
  helpFallback: 'If you are not safe, call 112, 911, or the number used where you live.',
  ownWords: 'Anything in your own words?',
  ownWordsHint: 'You can leave this part empty.',
  whoReads: 'Who should read your words?',
  instead: (name: string, therapist: string) => `${name}, and not ${therapist}`,
  insteadHint: (name: string, therapist: string) =>
    `Choose ${name} if it is hard to say to ${therapist}. ${name} also reads it first if ${therapist} may have done you ` +
    'harm, and will talk with you.',
  onlyReader: (therapist: string) => `${therapist} reads your words.`,
  outside: (therapist: string) => `Is something hard to say to ${therapist}? You can turn to:`,
  box: 'Your words',
  room: (count: string) => `There is room for ${count} letters.`,
  whatNext: 'What should we do with your words?',
  bringUp: 'Talk about it with me',
  justRead: 'Just read it, no need to talk',
  noChoice: (therapist: string) => `If you choose nothing here, ${therapist} reads it and does not quote it.`,
  send: 'Send',
  sendHint: 'You will see a short note when it has arrived.',
  ask: (practice: string) => `Questions about this page? Ask ${practice}.`,

  problems: {
    title: 'Almost there',
    kept: 'Nothing is lost. All you chose and wrote is still here.',
    untouched: 'Please choose a step, or skip.',
    twice: 'This came twice. Please choose one.',
    'unknown-step': 'We could not read this one. Please choose again.',
    'too-long': (count: string, room: string) =>
      `You wrote ${count} letters, and there is room for ${room}. We cut nothing. Please make it shorter.`,
    cleaned: 'There was a sign in your words that we cannot keep. We took it out. Please look, and send again.',
    unreadable: 'We could not read your words. Please write them again.',
    stale: 'The page has changed since you opened it. Please look, and send again.',
  },

  receipt: {
    title: 'Thank you',
    heading: 'Thank you. It has arrived.',
    readBy: (name: string, hours: string) => `${name} reads answers ${hours}.`,
    next: 'What comes next',
    nextUsual: (name: string) => `${name} looks at your answers before you meet again.`,
    nextBringUp: (name: string) =>
      `${name} looks at your answers before you meet again. Then you two can talk about what you wrote.`,
    nextJustRead: (name: string) => `${name} reads what you wrote. You do not have to talk about it.`,
    nextSomeoneElse: (name: string) => `${name} reads what you wrote and talks with you first.`,
    outside: 'People outside the practice',
    close: 'You can close this page now. Your answers are not shown on it.',
  },
  closed: {
    title: 'This page is closed',
    heading: 'This link cannot be used',
    why: 'The link may have been used, or replaced by a newer one. Its time may be over, or a letter in it may be wrong.',
    unkept: 'What you just sent has not been kept.',
    words: 'Your words are still here, on this page only. You can copy them.',
    next: 'Do you want to tell us something? Please call or write to the place that sent you the link.',
  },
}

/** The shape of one language. */
export type Words = typeof en
