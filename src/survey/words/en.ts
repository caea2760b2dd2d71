/**
 * Every sentence of the client's pages, in English. Another language is one more file of the same shape
 * (`satisfies Words`), so a missing sentence fails the type check. Plain words, reading age ten (a test measures it).
 */
export const en = {
  language: 'en',
  /** For dates and numbers. */
  locale: 'en-GB',
  direction: 'ltr' as 'ltr' | 'rtl',
  title: 'A few questions',
  leave: 'Leave quickly',
  chooseLanguage: 'Language',
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
  things: { 'time-sent': 'when you sent it', 'time-claimed': 'the time on your device', 'time-taken': 'how long you took', link: 'which link you used' },

  /** The page before a client's first answers. */
  first: {
    title: 'Before you begin',
    heading: 'Why we ask',
    why: (name: string) =>
      `${name} would like to know how it was for you. A few short questions take about a minute. They show what helps you, ` +
      `and what does not. Then ${name} can change something.`,
    noGrade: 'There is no right or wrong. It is not a test of you, and no one is graded. A low answer is as welcome as a high one.',
    whoHeading: 'Who reads it',
    choiceHeading: 'You choose',
    choices: [
      'You can skip any question.',
      'You choose who reads your own words.',
      'You choose if we talk about them, or if they are just read.',
      'You do not have to answer at all.',
    ],
    go: 'Go to the questions',
    once: 'This page comes only before your first answers.',
  },
  /** The practice's own invitation: signed by the practice, not by the therapist. */
  candid: (practice: string) => `From ${practice}:`,
  /** What the therapist told this client came of an answer. */
  told: {
    changed: 'What has changed',
    /** Only where the client asked to talk about their words. */
    youSaidWeChanged: 'You said, we changed',
    discussed: 'You talked about it',
    discussedText: (name: string, when: string) => `${name} notes that the two of you have talked about what you sent ${when}.`,
    /** After a session, in words: "about last Thursday", "about 4 May". */
    aboutSession: (when: string) => `about ${when}`,
    earlier: 'before',
  },
  besides: 'One more thing, if you like',

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
  room: (count: string) => `Room for ${count} letters.`,
  whatNext: 'What should we do with your words?',
  bringUp: 'Talk about it with me',
  justRead: 'Just read it, no need to talk',
  noChoice: (therapist: string) => `If you choose nothing here, ${therapist} reads it and does not quote it.`,
  send: 'Send',
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
    nextUnquoted: (name: string) => `${name} reads what you wrote before you meet again, and does not quote it.`,
    nextSomeoneElse: (name: string) => `${name} reads what you wrote and talks with you first.`,
    outside: 'People outside the practice',
    more: 'More for you',
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
  /** When the answers could not be stored, or a page not be shown: the database is away for a moment. */
  later: {
    title: 'One moment, please',
    sendAgain: 'Please send it again',
    kept: 'Something on our side was not ready. Your answers are still here, on this page only. Please wait a few seconds. Then send them again. They count once.',
    notShown: 'This page cannot be shown just now. Please wait a few seconds. Then try again.',
    send: 'Send again',
    retry: 'Try again',
  },
  /** Asking for a link to one's own check-ins; the answer is the same whoever asks. */
  askForMine: {
    heading: 'Your own check-ins',
    text: 'You can ask to see what you have sent so far, who opened it, and what was done.',
    button: 'Ask for a link',
    title: 'Thank you',
    doneHeading: 'Your wish is passed on',
    done: 'If this link was yours, the people who sent it now see your wish. They can give you a new link.',
    why: 'To keep you safe, it is not shown here: someone else may hold this phone.',
  },
  /** A client's own view of what they have sent. */
  mine: {
    title: 'A page for you',
    heading: 'Your check-ins',
    until: (time: string) => `This page can be opened until ${time}. After that, no one can open it.`,
    alone: 'Could someone see this who should not? Leave quickly, or end the link now.',
    end: 'End this link now',
    none: 'There is nothing here yet.',
    earlier: 'Before that',
    about: (when: string) => `About ${when}`,
    lately: 'How you have been',
    sent: (when: string) => `It arrived on ${when}.`,
    claimed: (when: string) => `Your device said ${when}.`,
    skipped: 'skipped',
    step: (answer: number, from: number, to: number) => `${answer} (from ${from} to ${to})`,
    anchored: (answer: number, words: string) => `${answer}: ${words}`,
    besides: 'You were also asked',
    words: 'Your words',
    wish: { 'bring-up': 'You wanted to talk about it.', 'just-read': 'You wanted it to be just read.', none: 'To be read, and not quoted.' },
    computed: (score: string, from: number, to: number) => `What we make of it: ${score}, on a scale from ${from} to ${to}.`,
    usual: (low: string, high: string) => `Usual for you at that time: ${low} to ${high}.`,
    came: 'What came of it',
    cameNone: 'Nothing is noted yet. You can ask about it when you meet.',
    opened: 'Who opened your page',
    openedNone: 'No one has opened it yet.',
    openedOn: (name: string, days: string) => `${name}: ${days}`,
    openedMore: (n: number) => (n === 1 ? 'one day before that' : `${n} days before that`),
    notHere: (name: string) => `This link was made by ${name}. What you gave to someone else to read is not on this page. Please ask that person.`,
    rights: 'What you can ask for',
    asks: [
      'That something is put right. What you sent stays as it was, and the new note stands next to it.',
      'A copy of all that is kept about you.',
      'That it is deleted. The law may say how long some of it is kept.',
    ],
    whom: (people: string, practice: string) => `Ask ${people} at ${practice}.`,
    whomOnly: (practice: string) => `Ask ${practice}.`,
  },
  /** Short pages that explain what a client may do. No names in them: anyone may open them. */
  explained: {
    title: 'Good to know',
    heading: 'Good to know',
    all: 'More pages like this',
    close: 'You can close this page now.',
    pages: {
      disagreeing: {
        link: 'If you see it in another way',
        heading: 'If you see it in another way than your therapist',
        lead: 'Two people often see a thing in two ways. That is normal. It does not mean that your work has gone wrong.',
        parts: [
          { heading: 'Why it can help to say it', lines: ['What is said can be changed. What is not said often grows.', 'Many people find it easier to work after such a talk.'] },
          {
            heading: 'How you could begin',
            lines: ['“Last time I did not say it, but …”', '“I am not sure that this helps me.”', '“I saw that in another way.”', 'You can also write it in a check-in, and choose to talk about it.'],
          },
          { heading: 'What you can expect', lines: ['To be heard, and not to be blamed.', 'A question about how it was for you.', 'You do not have to be kind about it, and you do not have to be sure.'] },
          {
            heading: 'If you were hurt',
            lines: [
              'Is it about touch, sex, threats or money? Then you do not have to talk about it with your therapist.',
              'Turn to someone else: another person at the place you go to, a doctor, or a help line.',
              'If you are not safe, call 112, 911, or the number used where you live.',
            ],
          },
        ],
      },
      goals: {
        link: 'If you want to change your goals',
        heading: 'If you want to change your goals',
        lead: 'What you want can change. You can say so at any time, in the middle of the work too.',
        parts: [
          { heading: 'How you may notice', lines: ['You work on something that no longer matters to you.', 'Something new has come up, and it gets no time.', 'You do not know what you are working for.'] },
          { heading: 'How you could begin', lines: ['“Can we look at what we want to reach?”', '“This has become more important to me.”', '“I would like less of this, and more of that.”'] },
          { heading: 'What may come next', lines: ['You both say what you want to reach. It helps to write it down.', 'You may not agree on all of it. Then you can choose one thing to begin with.', 'Look at it again after a few weeks.'] },
          { heading: 'If someone else sent you', lines: ['You can still have a goal of your own. Ask what stays between the two of you.'] },
        ],
      },
      changing: {
        link: 'If you would like to see someone else',
        heading: 'If you want to see someone else',
        lead: 'You can ask for that. You do not have to give a reason, and it is no one’s fault.',
        parts: [
          { heading: 'Before you choose', lines: ['Is there one thing that would have to change? You can say it once, and see.', 'You do not have to. If you do not feel safe, just go.'] },
          { heading: 'How you can do it', lines: ['Tell your therapist, or call the place you go to.', '“I would like to try with someone else.”', 'Ask who has time for you, and how long it takes.'] },
          { heading: 'What you can ask for', lines: ['Who gets to know what you have told so far. You can say what should be passed on.', 'One last talk, if you would like to say goodbye. It is up to you.', 'Someone to turn to until the new start.'] },
        ],
      },
    },
  },
}

/** The shape of one language. */
export type Words = typeof en
