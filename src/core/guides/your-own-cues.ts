import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const yourOwnCues: GuideText = {
  id: 'your-own-cues',
  title: 'Your own cues',
  summary: 'Your body and habits may notice a strain before you do, so they are worth writing down.',
  body: [
    { kind: 'p', text: 'You look at the clock and it is only a quarter past. You have explained the same thing three times. You are relieved when they cancel. None of this is unprofessional; all of it is material.' },
    { kind: 'h', text: 'Three places to look' },
    { kind: 'list', items: [
      'Feeling: irritation, dread, boredom, guilt, the wish to please or to rescue, a distance you cannot explain.',
      'Body: a held breath, a tight jaw, sudden tiredness, leaning back.',
      'Doing: longer sentences, more advice, more yes or no questions, rushing, going round a topic, starting late.',
    ] },
    { kind: 'p', text: 'The most useful note is “not typical for me”. If you ask closed questions all day long, a closed question says little. If you never do, and today you asked six, something may have made you careful.' },
    { kind: 'h', text: 'Then ask two things' },
    { kind: 'list', items: [
      'What could this belong to, other than the client: the night, the previous hour, my own life?',
      'If it does belong here, what might the two of us be avoiding together?',
    ] },
    { kind: 'p', text: 'A cue never speaks for the client. “I felt shut out” is yours. Whether they were shutting you out is a question, and you can ask it.' },
    { kind: 'say', items: [
      'I notice that I’ve been talking more than usual. I wonder whether I’m filling something.',
      'I felt a bit far away from you just now. How was it for you?',
    ] },
    { kind: 'avoid', items: [
      '“You make me feel …”. The feeling is yours; leave out the making.',
      'Telling every cue. Most are for your notes, and one in a while is for the room.',
    ] },
    { kind: 'note', text: 'Cues are private to you unless you decide otherwise. If one stays for weeks, take it to supervision rather than into the room.' },
  ],
  sources: [works.safranMuran, works.eubanks2015],
  topics: ['signs', 'therapist', 'own part'],
  besides: { signs: ['cue', 'closed-questions', 'one-sided', 'longer-therapist-turns'], sources: ['therapist-state'], places: ['note', 'reflect'] },
}
