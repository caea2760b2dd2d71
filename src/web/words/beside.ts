import type { Saying } from '../../core/case/index.ts'
import { DIRECT, LOW, QUIET, SLIDE, SUBSCALE, UNVARIED } from '../../core/detect/constants.ts'
import { type DirectStep, directWords } from '../../core/detect/index.ts'

const number = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const said = (n: number) => number[n] ?? String(n)
const percent = (share: number) => `${Math.round(share * 100)} in 100`

/** What stands beside the level on a client's page: what each is called, and how it is found. */
export const words = {
  heading: 'What the check-in says',
  about: (session: number) => `latest answer: session ${session}`,
  /** The rating itself has no name of its own. */
  names: {
    slide: 'Slow slide', direct: 'The direct question', subscale: 'One part of the form', low: 'Low, without having come down',
    'started-low': 'A low start', flat: 'One answer throughout', perfect: 'The highest each time', 'gone-quiet': 'Gone quiet',
  } satisfies Record<Exclude<Saying['about'], 'level'>, string>,
  /** On a point of the picture and in its table; slide and direct question have words of their own there. */
  short: {
    subscale: 'one part lower', low: 'low for a while', 'started-low': 'a low start', flat: 'one answer throughout', perfect: 'the highest three times', 'gone-quiet': 'gone quiet',
  } as Partial<Record<Saying['about'], string>>,
  how: {
    summary: 'How this is found',
    rules: {
      level: 'The rating is compared with earlier ratings of this client alone, the recent ones counting more; while there are few, also with what is common. The shaded range holds 90 of 100 ratings as long as nothing changes. The limits were set by simulation and on real series.',
      slide: `From the ${SLIDE.ratings}th rating on: the average of the last ${said(SLIDE.recent)} against the best ${said(SLIDE.high)} in a row before them. It is said from ${SLIDE.s} times on what this client’s ratings usually vary by. Set by simulation; in steady therapies it comes up less than once in 200 check-ins.`,
      direct: `Counted by itself, from the first session on: “${directWords[DIRECT.notice as DirectStep]}” is worth asking about, “${directWords[DIRECT.opens as DirectStep]}” opens a case. On a form with one answer throughout it opens nothing. A choice of ours; what somebody says outright shows what a total hides.`,
      subscale: `The rows of one part, compared like the whole form with their own earlier level, and more strictly: such a fall would come up in less than ${percent(SUBSCALE.p)} check-ins if nothing had changed. Few rows say little, so it never opens a case.`,
      low: `${said(LOW.times).replace(/^./, (c) => c.toUpperCase())} of the last ${said(LOW.of)} ratings are lower than 95 of 100 ratings elsewhere, and none of them was a fall for this client. A choice of ours.`,
      'started-low': 'Both first ratings are lower than 95 of 100 ratings elsewhere. A choice of ours.',
      flat: `The same answer in every row, the direct question among them, in ${said(UNVARIED.times)} forms in a row. Said at most once in ${said(UNVARIED.everySessions)} sessions. A choice of ours.`,
      perfect: `The highest possible rating ${said(UNVARIED.times)} times in a row, said at most once in ${said(UNVARIED.everySessions)} sessions. A choice of ours: it is no good mark, because the form has no room left to tell of a fall.`,
      'gone-quiet': `Two check-ins in a row not answered, by somebody with at least ${said(QUIET.ratings)} ratings who answered so often before that this would be chance in less than ${percent(QUIET.chance)}. A choice of ours, and a sign only: it never opens a case.`,
    } satisfies Record<Saying['about'], string>,
    guide: 'Guide',
  },
  guides: {
    slide: 'what-the-words-mean', subscale: 'what-the-words-mean', level: 'what-the-words-mean', direct: 'combining-answers-and-signs',
    low: 'what-the-words-mean', 'started-low': 'what-the-words-mean', flat: 'perfect-and-flat-lines', perfect: 'perfect-and-flat-lines', 'gone-quiet': 'when-answers-stop',
  } satisfies Record<Saying['about'], string>,
  dyad: {
    heading: 'Your guess and their answer',
    usual: (n: number, apart: string) => `Over ${n} sessions with both, you guessed ${apart} on average.`,
    likely: (low: string, high: string) => `Likely between ${low} and ${high} than they answer. A difference that stays the same tells nothing: many therapists guess lower than their clients answer, and follow them well.`,
    table: 'Session by session',
    columns: { session: 'Session', guess: 'Your guess', answer: 'The answer' },
    private: 'for you alone',
    notCounted: (n: number) => (n === 1 ? 'One guess came after a look at the answer, and is not counted.' : `${n} guesses came after a look at the answer, and are not counted.`),
    rule: 'Never the difference itself, only a change of it: the last three sessions with both against at least five before, and only where chance would do it less than once in 100 times. Or a guess above your own average while the answer lies below what is usual for them. After Atzil-Slonim and others (2015); the figures are ours.',
  },
}
