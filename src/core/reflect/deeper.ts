/** Second questions on each prompt, for whoever has time: one step further on the same road. Nothing is to be written on them. */
export const deeper: Readonly<Record<string, readonly [string, string]>> = {
  'just-before': ['What did you hope that it would do, and for whom?', 'If you had that minute again, what would you leave out?'],
  'felt-in-body': ['Do you know this feeling from elsewhere, or does it belong to this room?', 'Had you followed it, what would you have done next?'],
  dismissive: ['Which need was it, in the words they would use themselves?', 'What made it hard to stay with: the time, a worry, your plan, not knowing what to say?'],
  avoiding: ['What might have happened, had you gone there? How likely is that?', 'Might they have been going around the same thing, so that the two of you agreed on it without a word?'],
  pulled: ['What might it have been an answer to? People draw out of us what they have learned to expect.', 'What would be the smallest step out of that part?'],
  difference: ['Which of you has to think about it more often?', 'Has it ever been named between you? By whom, and what happened then?'],
  'role-reversal': ['Say it aloud from their chair, to your empty one. What do you notice in the voice?', 'Which part of it could you honestly say to them?'],
  'like-for-them': ['What may they have had to do to get through the rest of that hour?', 'What about it might they least want you to know?'],
  context: ['What have these weeks been like for you, outside this room?', 'Has anything been agreed between you that was not kept?'],
  'what-i-saw': ['Where are you in the picture, and what are you doing?', 'Which of your words explains, rather than says what was to be seen?'],
}
