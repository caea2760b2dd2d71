/** What a practice decides about itself, asked at set-up and changed in Settings: one wording for both. */
export const words = {
  practiceName: { label: 'Name of the practice', hint: 'As clients know it. It stands at the top of every check-in.' },
  timeZone: { label: 'Time zone', hint: 'Days and times of sessions are shown in it. Type the first letters of the nearest large city.', choose: 'Please choose' },
  reading: {
    hours: { label: 'What clients read about this', hint: 'One plain phrase, for example “on working days, 8 to 18”.' },
    noMessage: 'Attune sends no message: whoever’s turn it is to read sees it here, on Today, when they look.',
    week: 'Opening times behind that sentence',
    weekHint: 'What needs reading soon is passed on by these times. Leave a day empty when nobody reads.',
    from: (day: string) => `${day}, from`,
    to: (day: string) => `${day}, to`,
    until: 'to',
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    unclear: (day: string) => `${day} needs both times, the second later than the first. To keep the day closed, leave both empty.`,
  },
  help: {
    legend: 'Numbers to call',
    hint: 'Clients see these before and after the box for their own words, and on every receipt. At least one is needed.',
    row: (n: number) => `Number ${n}`,
    label: 'Name',
    labelHint: 'For example: Emergency',
    number: 'Phone number',
    hours: 'When it answers',
    confirm: 'I have checked these numbers myself: they work here, today.',
  },
  outside: {
    label: 'Contacts outside the practice',
    hint: 'Where a client can turn about the practice or a therapist: an ombudsperson, a chamber, a colleague elsewhere who has agreed. One per line, as “Name, number”.',
    why: 'Something may be hard to say to the therapist it is about. As long as no other person here is named to read such words, clients need somebody outside, so at least one contact is needed.',
    missing: 'None given. Clients have nobody to turn to but their therapist; please add somebody.',
  },
  leave: {
    label: 'Page that “leave quickly” opens',
    hint: 'An ordinary page that says nothing about therapy, such as the weather.',
    suggested: 'https://www.wikipedia.org/',
  },
  supervisor: {
    label: 'Therapists may talk about check-in answers with their supervisor',
    hint: 'No page shows a supervisor a client’s answers: they hear of them from the therapist alone. The first page of each check-in tells the client of it where the therapist has a supervisor. Words that a client writes go to one person only, unless they may be about safety: then also to whoever is asked to read them.',
  },
}
