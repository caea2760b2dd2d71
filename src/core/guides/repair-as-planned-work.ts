import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const repairAsPlannedWork: GuideText = {
  id: 'repair-as-planned-work',
  title: 'Repair is planned work',
  summary: 'Treat a repair like any other part of the treatment: with an aim, steps and a date to look again.',
  body: [
    { kind: 'p', text: 'Good intentions fade by Thursday. A plan of three lines keeps the repair from becoming one kind sentence, followed by business as usual.' },
    { kind: 'h', text: 'Two lanes' },
    { kind: 'list', items: [
      'This session: understand, listen, clear up what is plainly yours.',
      'Later: change goals or methods, explain, look at what keeps returning.',
    ] },
    { kind: 'p', text: 'In a consensus study, experts placed validating and exploring in the session itself, and change and patterns afterwards. Starting with the change is tempting. It ends the discomfort, usually yours.' },
    { kind: 'h', text: 'What it models' },
    { kind: 'p', text: 'Many people have known conflict as something one wins, swallows or leaves. Here they can watch another way: someone with more power notices, asks, listens, says “that was mine”, changes something, and is still there the next week. You need not explain that this is what you are doing. It tends to be noticed.' },
    { kind: 'h', text: 'A plan that gets done' },
    { kind: 'list', items: [
      'One intervention for the next hour, one for later.',
      'The first sentence, in your own words.',
      'What you will look for, so that you know whether it reached them.',
      'When you will ask again: two sessions is a good default.',
    ] },
    { kind: 'say', items: [
      'Two weeks ago we talked about my pushing. I said I’d watch it. How am I doing?',
    ] },
    { kind: 'avoid', items: [
      'A plan with five steps. Two get done.',
      'Checking on the plan and forgetting the person.',
    ] },
    { kind: 'note', text: 'Tools for what to do next seem to help more than feedback alone, for clients who are not on track. That finding is about clinical support tools as a whole. It was not made with this product.' },
  ],
  sources: [works.eubanks2018consensus, works.barkham2023, works.safranMuran],
  topics: ['repair', 'planning', 'modelling'],
  besides: { places: ['repair', 'follow-up'] },
}
