/** One place on a map of where the two of you are. */
export interface MapStage { id: string; title: string; markers: readonly string[]; words: readonly string[]; mind: string }

export interface RepairMap {
  form: 'withdrawal' | 'confrontation'
  intro: string
  stages: readonly MapStage[]
}

/** The stage-process models of Safran and Muran as generally taught; numbers are not claimed for them. */
export const mapsSource = 'Safran & Muran’s resolution models, as generally taught; reviewed in Baillargeon, Coté & Douville 2012, 10.4236/psych.2012.312156'

/** Two maps, not ladders (guidance §4): going back is usual, and no stage has to be reached. */
export const repairMaps: readonly RepairMap[] = [
  {
    form: 'withdrawal',
    intro: 'Going back a place is usual, and no sign that it went wrong.',
    stages: [
      {
        id: 'marker', title: 'Something steps back',
        markers: ['Shorter answers, another subject, a polite yes.', 'You feel less of them in the room.'],
        words: ['I have a sense that we’ve lost each other a little. How is it for you just now?'],
        mind: 'One observation, softly. A second one sounds like a list.',
      },
      {
        id: 'what-happened', title: 'What happened',
        markers: ['“It’s nothing, really.”', 'A vague unease that looks for a word.'],
        words: ['Maybe it began when I asked about the diary. What was that like?', 'A little is enough. What’s the little bit?'],
        mind: 'A mild “well, maybe a bit” is progress. Make room for it; do not relieve it away.',
      },
      {
        id: 'hard-to-say', title: 'What makes it hard to say',
        markers: ['“I don’t want to hurt you.” “It’s probably me.”', 'Fear of your answer, or blame turned inward.'],
        words: ['What might happen between us if you said it?', 'It makes sense to be careful, with someone you depend on.'],
        mind: 'Respect the caution before you ask for what is behind it.',
      },
      {
        id: 'wish', title: 'Saying what one wants',
        markers: ['A sentence that begins with “I want” or “I don’t want”.', 'More voice, more breath.'],
        words: ['I’m glad you said that. Let’s see what we can do about it.'],
        mind: 'Take the wish seriously even where you cannot grant it.',
      },
    ],
  },
  {
    form: 'confrontation',
    intro: 'Anger may come back at any place; it is part of the way.',
    stages: [
      {
        id: 'marker', title: 'Something comes at you',
        markers: ['A complaint about you, the work or the progress.', 'Heat in the voice, or cold.'],
        words: ['I can hear that this matters. Tell me more.'],
        mind: 'Breathe out. Their being angry with you is a form of staying.',
      },
      {
        id: 'what-happened', title: 'What happened',
        markers: ['Accusing, then facts.', 'Checking whether you defend yourself.'],
        words: ['You’re right about the clock. What else did I do?'],
        mind: 'Say what is true in it before anything else.',
      },
      {
        id: 'their-side', title: 'How it looks from their side',
        markers: ['The story slows down.', '“And then you just …”'],
        words: ['So from where you sat, I’d stopped caring. Is it like that?'],
        mind: 'Understanding is not conceding. You can see it from there without agreeing on all of it.',
      },
      {
        id: 'softer', title: 'Anger, then what is softer',
        markers: ['Tears, silence, “forget it”.', 'Hurt, guilt, or being afraid to need somebody.'],
        words: ['There may be something sad in it, too. There’s time for that.'],
        mind: 'Do not hurry past the anger to get here. It comes by itself, or another day.',
      },
      {
        id: 'need', title: 'The need',
        markers: ['“I needed you to …”', 'Looking at you again.'],
        words: ['It makes sense to need that. What would a little of it look like here?'],
        mind: 'Answer the need with something small and real.',
      },
    ],
  },
]

/** One card on talking about the talking (guidance §5). */
export interface TalkCard { id: string; title: string; words: string }

/** Cards for speaking about what goes on between the two of you. */
export const talkCards: readonly TalkCard[] = [
  { id: 'tentative', title: 'Put it as a guess', words: 'I may be off here, so tell me.' },
  { id: 'from-my-own-experience', title: 'Speak from your own experience', words: 'I notice in me that I’m choosing my words.' },
  { id: 'here-and-now', title: 'Here and now, one concrete moment', words: 'Just now, when I asked about Friday, something went quiet.' },
  { id: 'shared', title: 'Make it ours', words: 'We seem a bit stuck, you and I.' },
  { id: 'own-part-first', title: 'Your part before theirs', words: 'I think I pushed. What did that do on your side?' },
  { id: 'no-links-now', title: 'No links to other relationships now', words: 'Let’s stay with the two of us for now.' },
  { id: 'watch-this-sentence', title: 'Watch what this very sentence does', words: 'How is it to hear me say that?' },
  { id: 'may-strain-again', title: 'Naming it may strain it again', words: 'I hope it doesn’t make it harder that I bring it up. If it does, I’d like to know.' },
  { id: 'stop-when-it-closes', title: 'Stop when the window closes', words: 'That’s enough of this for today. Thank you. Let’s go on with what you came with.' },
]
