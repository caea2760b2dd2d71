import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const repairInPsychodynamicWork: GuideText = {
  id: 'repair-in-psychodynamic-work',
  title: 'Repair in psychodynamic work',
  summary: 'The event between you comes before its meaning, and an interpretation made too early is heard as a defence.',
  body: [
    { kind: 'p', text: 'You are trained to hear the past in the present, and often it is there. In a fresh strain it is also the most elegant way of leaving the room. The complaint is about you, today, at ten past four. Stay there for a while.' },
    { kind: 'h', text: 'In this order' },
    { kind: 'list', items: [
      'What happened, between these two people, in this hour.',
      'What it was like for them, without a link to anybody else.',
      'What was yours: the silence that went on too long, the interpretation that was clever.',
      'What they wanted from you just then.',
      'Much later, and only if they lead or agree: where they know this from.',
    ] },
    { kind: 'say', items: [
      'I was quiet for a long time just when you had told me the worst of it. I think I left you alone with it. How was that?',
      'I gave you an explanation, and you had wanted an answer. What was the question?',
      'You may be right that it is simply about me. Let’s stay with that.',
    ] },
    { kind: 'avoid', items: [
      '“I wonder whether your father …”, as a first sentence.',
      'Taking a disagreement for resistance. Some interpretations are wrong.',
      'Saying nothing, on principle, to a person who asked whether you are angry.',
    ] },
    { kind: 'note', text: 'A review of the literature lists holding on to transference interpretation, and an unhelpful use of silence, among the habits that went with a weaker alliance.' },
  ],
  sources: [works.ackerman2001, works.safranMuran],
  topics: ['psychodynamic', 'psychoanalytic', 'transference', 'interpretation', 'silence', 'setting'],
  besides: { sources: ['bond', 'communication-style'], interventions: ['explore-deeper'], places: ['repair'] },
}
