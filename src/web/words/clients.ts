const clients = (n: number) => (n === 1 ? '1 client' : `${n.toLocaleString('en-GB')} clients`)

/** The list of a therapist's own clients, and adding one. */
export const words = {
  title: 'Clients',
  add: 'Add a client',
  count: clients,
  ended: (n: number) => `${clients(n)} whose work with you has ended`,
  search: { label: 'Find by name', button: 'Find', all: 'Show all' },
  found: (n: number, q: string) => (n === 0 ? `Nobody’s name contains “${q}”.` : `${clients(n)} with “${q}” in the name.`),
  show: { label: 'Which clients', current: 'Current', ended: 'Ended' },
  sessions: (n: number) => (n === 0 ? 'no session yet' : n === 1 ? '1 session' : `${n} sessions`),
  next: (moment: string) => `next ${moment}`,
  noNext: 'no next session planned',
  overdue: (moment: string) => `was planned for ${moment}`,
  endedOn: (day: string) => `ended ${day}`,
  pages: { label: 'Pages', earlier: 'Earlier', later: 'Later', at: (from: number, to: number, of: number) => `${from} to ${to} of ${of.toLocaleString('en-GB')}` },
  empty: {
    heading: 'Nobody here yet',
    text: 'Your clients will stand here, with the line of their check-ins. Add the first one, then note a session: that is when a check-in can be sent.',
  },
  emptyEnded: { heading: 'Nobody yet', text: 'When you end the work with somebody, their record moves here and stays readable.' },
  notTherapist: {
    heading: 'Clients stand with their therapists',
    text: 'This list shows the clients one works with oneself. Your role here does not include seeing clients, so there is nobody to show.',
  },
  notices: new Map([
    ['client-ended', 'The end of the work is noted.'],
  ]),
  form: {
    title: 'Add a client',
    sub: 'Clients need no account: they answer by a link that you give them.',
    name: { label: 'Name or pseudonym', hint: 'In any script, as you want to see it on your pages. It is never part of a link or a message.' },
    contact: { label: 'How to reach them', hint: 'For you: a number or an address at which it is safe to send a link.' },
    startedOn: { label: 'First session' },
    setting: { legend: 'You mostly meet', inPerson: 'in person', telehealth: 'by video or phone' },
    more: 'Time zone and form of the check-in',
    timeZoneHint: 'Where your client lives: the nearest large city.',
    instrument: { label: 'Form of the check-in', hint: 'One form throughout, so that the line stays comparable.' },
    language: { label: 'Language of the check-in' },
    languageUnknown: 'Please choose one of the languages in the list.',
    settingUnknown: 'Please choose how you mostly meet.',
    button: 'Add this client',
    cancel: 'Back to the list',
  },
  details: {
    title: 'Details',
    link: 'Change details',
    startedOnHint: 'Sessions can be added from this day on.',
    languageHint: 'For check-ins opened from now on.',
    button: 'Keep these details',
    cancel: (name: string) => `Back to ${name}`,
  },
}
