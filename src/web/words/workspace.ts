import type { Offer, Place } from '../../core/case/index.ts'
import type { WhatId } from '../../core/source/what.ts'
import { words as reflectWords } from './reflect.ts'

const counted = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
const count = (n: number) => counted[n] ?? String(n)

const place: Record<Place, string> = {
  understand: 'Understand', reflect: 'Reflect', source: 'Source', open: 'Open', repair: 'Repair', 'follow-up': 'Follow up',
}
/** A word for a tab; the labels of the catalogue are too long for it. */
const sourceWord: Record<WhatId, string> = {
  goals: 'goals', task: 'task', pace: 'pace', progress: 'progress', bond: 'trust', 'communication-style': 'how we talk', manner: 'my manner',
  misunderstanding: 'mix-up', 'said-or-done': 'a moment', dismissed: 'not heard', error: 'an error', power: 'power', culture: 'identity',
  boundary: 'a boundary', frame: 'the frame', 'therapist-state': 'my state', ending: 'ending', 'made-to-come': 'made to come',
  outside: 'life outside', 'not-relationship': 'not about us',
}
const offer: Record<Offer, string> = {
  conversation: 'Log a conversation',
  change: 'I changed the work',
  waiting: 'I am waiting on purpose',
  'closing-note': 'Write what was learned',
  'was-it-one': 'Was there a strain?',
  'new-usual': 'Accept as the new usual',
  'set-aside': 'Set it aside',
  ending: 'The work ends, or goes on elsewhere',
  reopening: 'Open it again',
}

/** The rupture workspace: six places, its frame, and its history. */
export const words = {
  preparing: (session: number) => `preparing session ${session}`,
  strain: (onset: number) => `the strain after session ${onset}`,
  noticed: (day: string, daysAgo: number) =>
    `Noticed ${day}, ${daysAgo <= 0 ? 'today' : daysAgo === 1 ? 'yesterday' : `${daysAgo} days ago`}`,
  tabs: 'Places of preparing',
  place,
  client: 'Client page',
  sheet: 'Preparation sheet',
  historyLink: 'History',
  you: 'you',
  session: (n: number) => `session ${n}`,
  next: 'A next step:',
  safety: {
    state: 'Please read first',
    heading: (n: number) => (n === 1 ? 'Something asks to be read before anything else' : `${count(n)} things ask to be read before anything else`),
    text: 'Safety comes first; this page can follow.',
    read: 'Read it',
  },
  numbers: {
    summary: 'The numbers',
    ratio: (n: number, ratio: string) => `${n}: × ${ratio}`,
    ratios: 'What each piece multiplied the odds by',
    posterior: (percent: number) => `Together: about ${percent} in 100 that there is something to talk about.`,
    note: 'The check-in’s ratios come from simulation. Those of signs are expert judgement, not data.',
  },
  tabWord: {
    unread: 'to read', read: 'read',
    notes: (n: number) => (n === 0 ? 'private' : n === 1 ? '1 note, private' : `${n} notes, private`),
    source: (first: WhatId, more: number, part: string) => {
      const mine = part === 'mine to answer for'
      if (more > 0) return `${sourceWord[first]} +${more}${mine ? '; mine' : ''}`
      return `${sourceWord[first]}; ${mine ? 'mine' : 'not decided'}`
    },
    suggested: (n: number) => `${n} suggested`,
    noSource: 'not chosen yet',
    otherHelp: 'other help', kept: 'draft kept', composed: 'words ready', quiet: 'a quiet change', elsewhere: 'not here',
    planned: (n: number) => `${n} planned`,
    after: (session: number) => `after session ${session}`,
    talked: (session: number) => `talked, session ${session}`,
    changed: (session: number) => `changed, session ${session}`,
    waiting: 'waiting on purpose',
  },
  boundary: {
    heading: 'This one is not for repair talk',
    text: 'Something in this case may be about a boundary between you and your client. No words to open it and no questions to reflect on are offered here.',
    mind: 'To bear in mind:',
    say: 'What you could say',
  },
  understand: {
    heading: 'What happened, in order',
    none: 'Nothing is noted yet. What you saw can be added on the session’s note.',
    wrote: (client: string, session: number) => `${client} wrote, about session ${session}`,
    onset: 'here it may have begun',
    earlier: (n: number) => (n === 1 ? 'One earlier entry' : `${n} earlier entries`),
    fell: (session: number) => `What fell most in session ${session}`,
    confirm: 'Worth attending to',
    confirmed: 'You found this worth attending to.',
    chart: 'The line so far',
  },
  follow: {
    baseline: (value: string, session: number, open: boolean) => `The level before session ${session} was ${value}${open ? '; it stays fixed while this is open' : ''}.`,
    rating: (session: number, score: string) => `session ${session}: ${score}`,
    alone: 'Ratings alone close nothing, and neither does having talked. Both together do.',
    offer,
    sessionLabel: 'In session', chooseSession: 'Choose one', addSession: 'Another session? Add it first.',
    conversation: { how: { label: 'How it went', hint: 'What was said, on both sides. It stands in the record.' }, button: 'Log the conversation' },
    change: { what: { label: 'What you changed', hint: 'Naming it aloud is not the only way.' }, button: 'Keep the change' },
    waiting: { button: 'Wait on purpose' },
    'closing-note': { learned: { label: 'What was learned', hint: 'About this client, about yourself, or about the two of you.' }, button: 'Keep the closing note' },
    'was-it-one': {
      legend: 'Between the two of you, as it looks now', hint: 'Your answer counts towards the practice’s own rate of chance. It grades nobody.',
      yes: 'Yes, there was something', no: 'No, it was something else', unsure: 'Not clear', button: 'Keep the answer',
    },
    'new-usual': { reason: { label: 'Why this is how things are now', hint: 'More candour, for instance. Only ratings since the onset count from then on.' }, button: 'Accept as the new usual' },
    'set-aside': { reason: { label: 'What it was instead, as far as you can tell', hint: 'A later strain opens a new case by itself.' }, button: 'Set aside' },
    ending: {
      legend: 'How it ends', hint: 'This ends the work with this client: open check-in links stop working, and the record stays readable.',
      how: { 'therapy-ended': 'The therapy comes to its end', referred: 'Referred to somebody else', 'changed-therapist': 'Goes on with another therapist here' },
      learned: { label: 'What was learned' }, button: 'End the work',
    },
    reopening: { reason: { label: 'Why it is open again' }, button: 'Open it again' },
    prompts: 'Questions that may help',
    closed: 'This case is closed. What was written stays readable.',
    ended: 'The work with this client has ended. What was written stays readable.',
  },
  history: {
    title: 'what happened so far',
    client: 'from a check-in',
    unknown: 'somebody else',
    back: 'Back to preparing',
    order: 'In the order in which it was noted. Private reflections are not part of it.',
  },
  problems: {
    answer: 'Please choose one answer.',
    how: 'Please choose how it ends.',
    session: 'Please choose the session.',
    text: 'Please write the words you want to keep.',
    intervention: 'Please choose a tool of the list.',
  },
  done: {
    acknowledged: 'Noted: this is worth attending to.',
    ...reflectWords.done,
    'source-kept': 'The source is kept. It can be changed at any time.',
    'opener-kept': 'Your draft is kept. It stands on the preparation sheet too.',
    planned: 'The plan is kept.',
    'step-noted': 'Your note on this step is kept.',
    suited: 'The words are suited to what you chose.',
    'place-marked': 'The place is marked for that session.',
    'apology-kept': 'Your words are kept with the plan.',
    'letter-sent': 'The letter is noted as sent. Now it is theirs.',
    talked: 'The conversation is noted. The next check-ins will show what follows.',
    changed: 'The change is noted.',
    waiting: 'You are waiting on purpose, with your reason.',
    'note-kept': 'The closing note is kept.',
    'looked-back': 'Your look back is kept. It stands in the history, and nothing more is asked.',
    answered: 'Your answer is kept.',
    'new-usual': 'Accepted as the new usual. Only ratings since the onset count from now on.',
    'set-aside': 'Set aside, with your reason.',
    ended: 'The end of the work is noted. The record stays readable.',
    reopened: 'The case is open again.',
  } as Record<string, string>,
}
