import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenTrustThins: GuideText = {
  id: 'when-trust-thins',
  title: 'When trust thins',
  summary: 'If somebody brings less of themselves than they used to, go gently, go first, and keep the step small.',
  body: [
    { kind: 'p', text: 'Trust seldom breaks with a noise. Somebody who used to bring everything now brings the week in good order. You feel it before you can name it, and naming it clumsily can make it thinner still.' },
    { kind: 'h', text: 'If they have drawn back' },
    { kind: 'list', items: [
      'Slow down, and say one small thing you noticed about the two of you, as an impression.',
      'Put your own part first: when you were hurried, absent, or too sure.',
      'Make it easy to answer with little. “A bit” is a whole answer.',
      'Ask what has been hard to say, and leave room for “not yet”.',
    ] },
    { kind: 'h', text: 'If they are angry' },
    { kind: 'p', text: 'Listen until they are finished, say what is true in it, and apologise for what was your doing. The hurt beneath may show itself later. It does not owe you that.' },
    { kind: 'say', items: [
      'I have the feeling that it has become harder to bring things here. If I had a part in that, I would like to know, whenever it suits you.',
      'You don’t have to trust me more than you do. We can work with as much as there is.',
    ] },
    { kind: 'avoid', items: [
      '“Why don’t you trust me?” Nobody can answer that while not trusting.',
      'Reassurance in place of a change. Being on time three weeks running says more.',
      'Pressing for anger, or asking whom you remind them of. That may be for later, if ever.',
    ] },
    { kind: 'h', text: 'How it may ease' },
    { kind: 'p', text: 'They add something you did not ask for. They disagree, and stay. It tends to come back in small coin.' },
  ],
  sources: [works.safranMuran, works.eubanks2018consensus, works.eubanks2019],
  topics: ['bond', 'trust', 'distance'],
  besides: { sources: ['bond'], signs: ['felt-distance', 'less-talking', 'body-closed', 'gaze-avoided'], places: ['source', 'open'] },
}
