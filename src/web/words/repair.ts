import type { Lane } from '../../core/repair/intervention.ts'
import type { SettingGroup } from '../../core/repair/settings.ts'

const lanes: Record<Lane, string> = { 'this-session': 'This session', later: 'Later' }
const groups: Record<SettingGroup, string> = { 'way-of-working': 'How you work', nearness: 'How near', circumstances: 'Circumstances' }

/** Repair: the plan and its progress, the tools in two lanes, and what helps beside them. */
export const words = {
  plan: 'Your plan',
  heading: 'What could help first',
  from: {
    chosen: (labels: string) => `For the sources you chose: ${labels}.`,
    likely: (labels: string) => `No source is chosen yet; by the likeliest: ${labels}.`,
    told: (labels: string) => `They told you themselves, so here by what may be between you as well: ${labels}.`,
  },
  lanes,
  laneHint: { 'this-session': 'Hear it, make room for it.', later: 'Change things, look at patterns.' } satisfies Record<Lane, string>,
  none: 'Nothing is suggested here.',
  notFirst: 'Not first', notFirstMore: 'More that is better not first',
  others: 'All other tools', planned: 'In your plan.',
  planWords: { label: 'What you want to try' },
  save: 'Keep this plan',
  how: 'How', howTo: (title: string) => ` to: ${title}`,
  when: 'When', notNow: 'Better not now', say: 'Words to borrow', pitfalls: 'What to watch for', worked: 'How you would know that it worked',
  otherwise: 'If it did not', evidence: 'What is known',
  standing: { verified: 'seen in the source', consensus: 'expert agreement', plausible: 'taught, not tested here' },
  because: (reason: string) => `From the evidence: ${reason}`,
  change: 'Change the plan',
  progress: {
    done: (ticked: number, of: number) => (ticked === 0 ? `${of} steps` : `${ticked} of ${of} steps done`),
    note: 'Tick what was done, and how it went', noteOf: (title: string) => ` with: ${title}`,
    legend: 'What was done so far',
    went: 'How it went', then: 'What comes next', keep: 'Keep the note',
    noted: (day: string) => `Noted ${day}`, ticked: 'Ticked.',
    nextUp: 'Next:',
  },
  settings: {
    summary: (titles: string) => (titles === '' ? 'Suit the words to how you work, and to the circumstances' : `Words suited to: ${titles}`),
    hint: 'Your choice, never computed. It changes the words to borrow, here and on the sheet, and stands in the case.',
    fromDetails: 'What is ticked comes from how you mostly meet, in the client’s details; here it can be taken back.',
    groups, noneNear: 'no particular way',
    mind: 'To bear in mind', better: 'Better not',
    save: 'Suit the words',
    for: (title: string) => `for: ${title}`,
  },
  where: {
    summary: 'Where are we? Two maps', summaryAt: (session: number, title: string) => `Where are we? In session ${session}: ${title}`,
    intro: 'Maps, not ladders. You place a session by your own impression; nothing computes it, and no place has to be reached.',
    maps: { withdrawal: 'From stepping back to saying what one wants', confrontation: 'From anger to what is needed' },
    way: 'The way so far', session: (n: number) => `Session ${n}`,
    legend: 'Where that session may have been', label: 'In session', wordsLabel: 'What made you think so',
    markers: 'You may see', save: 'Mark the place', stage: 'Please choose a place on one of the maps.',
  },
  apology: {
    summary: 'If an apology is due', summaryKept: 'Your words of apology',
    parts: 'What it is made of', instead: 'Rather than',
    label: 'Your words, tried out', hint: 'Nothing is kept until you keep it. The hints read English, may be mistaken, and grade nothing.',
    check: 'Look it over', keep: 'Keep it with the plan',
    hints: 'You might look at', none: 'Nothing catches the eye. That does not say that it is right; you know them.',
    found: (text: string) => `“${text}”`, kept: 'Kept with the plan:',
  },
  waiting: {
    summary: 'No repair talk now: wait on purpose',
    text: 'A choice, not an omission: repair talk does not suit everybody, nor every week.',
    legend: 'Why waiting is better now', own: { label: 'In your own words' },
    until: 'Look again in session', button: 'Wait on purpose',
    now: (session: number | undefined) => (session ? `You are waiting on purpose, until session ${session}.` : 'You are waiting on purpose.'),
    meanwhile: 'Meanwhile',
    asked: (client: string) => `${client} asked to talk about it. Waiting is possible all the same: say that you have read it, and when you will come to it.`,
  },
  beside: { talk: 'For the conversation', else: 'Without talking about it, or elsewhere' },
  changeWork: 'Repair by changing the work',
  changeText: 'Naming it aloud is not the only way. A task, a pace or a manner that fits better repairs as well.',
  end: {
    summary: 'A good end: ending, or another therapist',
    text: 'An ending that both can look at is not a lost case. Some strains are best answered by somebody else.',
    when: 'When to think of it', how: 'How to do it well', say: 'What you could say', better: 'Better not', note: 'Note how it ends',
  },
  letter: { summary: 'If they have stopped coming', text: 'One warm letter, without scores, with the door left open. Then leave it to them.', link: 'Write the letter', sent: (day: string) => `A letter was sent ${day}. One is enough.` },
  first: 'If the first answer is something else',
  cards: 'Talking about the talking',
  elsewhere: {
    offers: 'Kinds of help to think of', say: 'What you could say', not: 'Not now', again: 'Look at the two of you again',
    two: 'It is about the two of us after all', source: 'Choose another source',
    beside: 'Beside it: what weighs on them',
  },
}
