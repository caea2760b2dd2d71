/** What is missing or cannot be done about a guide. */
export const words = {
  gone: 'There is no such guide.',
  notOfYourPractice: 'There is no such guide of your practice.',
  goneMeanwhile: 'There is no such guide of your practice any more. Your words are still here.',
  title: 'Please give the guide a title.',
  summary: 'Please say in one sentence what the guide is for.',
  body: 'Please write the text of the guide.',
  onlyMarks: 'There are only marks in this text, and no words yet. Please write something after them.',
  pins: 'Something chosen here is not in the list. Please choose again.',
  changedMeanwhile: 'Somebody changed this guide while you were writing. Your words are still here; save again to put them on top. The other version stays kept.',
  full: (most: number) => `Your practice has ${most.toLocaleString('en-GB')} guides, and no more fit. Please change one of them instead.`,
  comment: {
    words: 'Please write something first, or leave the box as it is.',
    guideGone: 'There is no such guide any more. Your words are still here.',
    gone: 'There is no such comment of yours; it may have been taken back already.',
  },
}
