import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const otherRules: GuideText = {
  id: 'other-rules',
  title: 'Other rules for the same line',
  summary: 'Published rules draw the line between a dip and an ordinary wobble in different places, and each is wrong in its own way.',
  body: [
    { kind: 'p', text: 'Under the picture on a client’s page you can lay another rule over the line. It shows where that rule would have asked. It opens nothing and changes nothing.' },
    { kind: 'h', text: 'How they differ' },
    { kind: 'list', items: [
      'Some compare with the session before. They speak early, and flag many everyday wobbles.',
      'Some compare with this client’s own average and spread. They need two to five ratings before they say anything.',
      'Some add up small differences over weeks. They are rarely wrong, and late.',
      'Attune’s own range begins with what is usual for many people, and leans on this client more with every answer.',
    ] },
    { kind: 'h', text: 'What the figure means' },
    { kind: 'p', text: 'Beside each rule stands how often it would have asked among a hundred ratings although nothing had changed. It was counted in made-up therapies, because only there is the truth known. A rule that asks more often also finds more, so a low figure is not a better rule by itself.' },
    { kind: 'say', items: [
      'I noticed a small change in your answers. It may be nothing. How did you leave last time?',
    ] },
    { kind: 'avoid', items: [
      'Trying rule after rule until one says what you expected. Some rule nearly always speaks.',
      'Treating two rules that agree as proof. They read the same numbers.',
    ] },
    { kind: 'note', text: 'The published rules are our readings of the papers, which leave some clauses open.' },
  ],
  sources: [works.ownEvaluation],
  topics: ['other rules', 'false alarms', 'control chart', 'reliable change', 'average', 'limit', 'evaluation'],
  besides: { places: ['client'] },
}
