import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const waitingOnPurpose: GuideText = {
  id: 'waiting-on-purpose',
  title: 'Waiting on purpose',
  summary: 'Not talking about it now can be good work, if you know why and until when.',
  body: [
    { kind: 'p', text: 'Repair talk is not for every person, or every week. For some people naming the relationship is too close too soon. For some the crisis outside is larger. Some have asked you to read and not to discuss. Authors in the field suggest making repair the main work for some, an addition for others, and leaving it out for others again.' },
    { kind: 'h', text: 'Good reasons to wait' },
    { kind: 'list', items: [
      'They asked for a quiet adjustment.',
      'An exam, a court date or a funeral this week.',
      'A task half done that would suffer from being interrupted.',
      'You are too angry or too ashamed to ask well. See someone first.',
      'Talking about closeness has pushed them further away before.',
    ] },
    { kind: 'avoid', items: [
      'Waiting because it is uncomfortable. If that is the only reason on your list, it is probably time.',
      'Waiting until they have forgotten. People remember what nobody mentioned.',
    ] },
    { kind: 'h', text: 'How to wait well' },
    { kind: 'list', items: [
      'Write the reason and a date. Waiting without a date is avoiding.',
      'Do something meanwhile: be on time, be predictable, change the small thing.',
      'Stay reachable: one sentence that leaves the door ajar.',
      'Look again on the date, even if the line is back where it was.',
    ] },
    { kind: 'say', items: [
      'There is something about last time I’d like to come back to, when you have room for it. Not today.',
    ] },
    { kind: 'note', text: 'Do not wait with safety, and do not wait with a complaint about a boundary. Those have their own ways and their own clocks.' },
  ],
  sources: [works.zilchamano2024, works.eubanks2018consensus],
  topics: ['timing', 'quiet adjustment'],
  besides: { places: ['open', 'repair', 'follow-up'] },
}
