import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const exploreDeeper: GuideText = {
  id: 'explore-deeper',
  title: 'Explore what lies deeper',
  summary: 'Look, when the client wants to, at the power, the difference or the way of talking beneath the moment.',
  body: [
    { kind: 'p', text: 'Some moments keep coming back because they stand for something larger: who decides here, who has to explain themselves, whose way of speaking counts as normal. You hold more of the power in this room. So it falls to you to name it first, briefly, and then to listen.' },
    { kind: 'h', text: 'When' },
    { kind: 'p', text: 'When the hurt has been heard, and not before. When the same strain returns. When a difference between you (culture, class, gender, faith, age, language, money) was in the room and neither of you mentioned it.' },
    { kind: 'h', text: 'How' },
    { kind: 'list', items: [
      'Ask permission, and mean it: no is a fine answer.',
      'Name the difference or the rule yourself. Do not wait to be taught.',
      'Ask how it has been, not whether it has been a problem.',
      'If harm was done, acknowledge it before anything about what you meant.',
      'Ask what they would prefer from here, including another therapist.',
    ] },
    { kind: 'say', items: [
      'I decide when we stop and what gets written down. I wonder how that is for you.',
      'You told me what it is like to be the only Black woman in that office. I haven’t lived that, and I passed over it. I’m sorry. How did that land?',
      'I tend to answer with questions. How is that way of talking for you?',
    ] },
    { kind: 'avoid', items: [
      'Asking the client to explain their culture to you. Do that homework elsewhere, and consult.',
      'Linking this to their parents or partners now. It may be true and still feel like a way out for you.',
    ] },
    { kind: 'note', text: 'Of 120 clients from racial or ethnic minorities, 53 % had met a microaggression in their therapy, and about three in four of those had never talked about it there. Where it had been talked about, the alliance looked much like that of clients who had met none.' },
  ],
  sources: [works.owen2014, works.safranMuran],
  topics: ['repair', 'later', 'power', 'culture', 'communication'],
  besides: { interventions: ['explore-deeper'], sources: ['power', 'culture'], places: ['repair'] },
}
