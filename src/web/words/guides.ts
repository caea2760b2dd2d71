/** The guide library and one guide. */
export const words = {
  title: 'Guides',
  sub: (n: number) => `${n} short readings for between two sessions.`,
  /** In reading order: a group reaches from its first guide to the next group's first. */
  groups: [
    { from: 'ruptures-are-ordinary', heading: 'Noticing' },
    { from: 'reflect-before-you-ask', heading: 'Looking at one’s own part' },
    { from: 'starting-the-conversation', heading: 'Talking about it' },
    { from: 'repair-as-planned-work', heading: 'Repairing' },
    { from: 'when-it-lies-elsewhere', heading: 'When it lies elsewhere, and endings' },
  ],
  search: { label: 'Find in the guides', button: 'Find', all: 'Show all' },
  found: (n: number, q: string) => (n === 0 ? `No guide mentions “${q}”. A shorter or more common word may find one.`
    : n === 1 ? `1 guide mentions “${q}”.` : `${n} guides mention “${q}”.`),
  back: 'All guides',
  print: 'Print',
  say: 'Words that may help',
  avoid: 'Better left unsaid or undone',
  sources: 'Where this comes from',
  helpful: {
    legend: 'Was this helpful?',
    yes: 'Yes',
    no: 'No',
    counts: (yes: number, all: number) => (all === 0 ? 'Nobody in your practice has said yet.' : `${yes} of ${all} in your practice found this helpful.`),
    yours: { yes: 'Your answer is yes. You can change it.', no: 'Your answer is no. You can change it.' },
    choose: 'Please choose yes or no.',
  },
  notices: new Map([
    ['voted', 'Thank you. Your answer is kept.'],
  ]),
  unknown: { title: 'There is no such guide', text: 'It may have been renamed. All guides are in the library.', link: 'Go to the guides' },
}
