import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const repairInCbt: GuideText = {
  id: 'repair-in-cbt',
  title: 'Repair in cognitive and behavioural work',
  summary: 'Clarify, give the reason, change the task and test the change together; a complaint is not a thought to dispute.',
  body: [
    { kind: 'p', text: 'You have good tools for repair at hand: a shared agenda, a stated reason, an experiment, feedback at the end. You also have a trap. When somebody doubts the method, the method says to examine the doubt.' },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Put the strain on the agenda, first, with a time.',
      'Ask what the task was like from inside, before whether it was done.',
      'Treat “this doesn’t work for me” as data. What did you both expect, what happened?',
      'Change the task together, small enough for this week, and decide how you will both know.',
      'End with two minutes: what fitted today, what did not?',
    ] },
    { kind: 'say', items: [
      'I’ve been arguing with you about whether the diary helps. Let’s stop arguing and find out. What would you change in it?',
      'You expected it to be pointless, and it was. I’d like to own that: I chose the task.',
    ] },
    { kind: 'avoid', items: [
      'Looking for the distortion in a complaint about you. Even if there is one, they will learn not to complain.',
      'The reason once more, and slower. If two explanations did not land, the trouble lies elsewhere.',
      'Graded exposure as a test of trust.',
    ] },
  ],
  sources: [works.aspland2008, works.mclaughlin2014, works.eubanks2015],
  topics: ['CBT', 'cognitive', 'behavioural', 'homework', 'exposure', 'setting'],
  besides: { sources: ['task'], interventions: ['explain-reasoning', 'adjust-work'], places: ['repair'] },
}
