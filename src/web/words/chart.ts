import type { DirectStep, Scale } from '../../core/detect/verdict.ts'
import type { ChartMark, ChartOverlay, ChartPoint, ChartProps, ChartReading } from '../chart/point.ts'
import { direct, flagged } from '../chart/point.ts'
import { day } from './dates.ts'
import { words } from './parts.ts'

const steps: Record<DirectStep, string> = { 0: 'nothing', 1: 'a little', 2: 'some', 3: 'quite a bit', 4: 'a lot' }

/** A score for the eye: one decimal on short scales ("3.8", "4.0"), none where it adds nothing on long ones ("34"). */
export function figure(score: number): string {
  return score < 15 ? score.toFixed(1) : String(Math.round(score * 10) / 10)
}

/** Keeps a name's own direction of writing inside a sentence (Unicode isolates). */
function isolated(name: string): string {
  return `\u2068${name}\u2069`
}

/** "4.2 to 5.7", or nothing. */
export function range(point: ChartPoint): string {
  return point.expected ? `${figure(point.expected.low)} to ${figure(point.expected.high)}` : ''
}

function verdict(point: ChartPoint): string {
  if (point.slide && (point.level === 'usual' || point.level === 'notice')) return chartWords.slide
  if (point.stillLower) return chartWords.stillLower
  if (point.level === 'usual') return chartWords.usual
  return words.level[point.level]
}

/** What one point says: "3.3, lower than usual (3.8 to 4.8)". */
export function reading(point: ChartPoint): string {
  if (point.answered === 'open') return chartWords.open
  if (point.answered === 'part') return words.level.unscorable
  if (point.score === null) return words.level.unanswered
  const expected = point.expected && point.level !== 'learning' ? ` (${range(point)})` : ''
  return `${figure(point.score)}, ${verdict(point)}${expected}`
}

/** What else is known about the session, as short phrases. */
export function besides(point: ChartPoint, marks: readonly ChartMark[], overlay?: ChartOverlay): string[] {
  const noted = marks.filter((m) => m.session === point.session && m.kind === 'sign').map((m) => m.label)
  return [
    // A dip says by itself that the strain is open.
    ...(point.state && point.answered === 'yes' && !(point.state === 'open' && flagged(point)) ? [words.episode[point.state]] : []),
    ...(direct(point) ? [chartWords.direct(point.direct)] : []),
    ...(point.notes ?? []),
    ...(noted.length > 0 ? [chartWords.signs(noted)] : []),
    ...marks.filter((m) => m.session === point.session && m.kind !== 'sign').map((m) => m.label),
    ...(point.late ? [chartWords.late] : []),
    ...(overlay?.readings.some((r) => r.session === point.session && r.flag) ? [otherWords.wouldAsk] : []),
  ]
}

/** "Session 7, 12 May". */
export function when(point: ChartPoint): string {
  return `Session ${point.session}, ${day(point.date)}`
}

/** The whole point as one sentence: "Session 7, 12 May: 3.3, lower than usual (3.8 to 4.8); signs: short answers". */
export function sentence(point: ChartPoint, marks: readonly ChartMark[], overlay?: ChartOverlay): string {
  return `${when(point)}: ${[reading(point), ...besides(point, marks, overlay)].join('; ')}`
}

/** One sentence for the whole picture. */
export function summary({ points, client, marks = [], overlay }: ChartProps): string {
  const latest = points.findLast((p) => p.score !== null)
  if (!latest) return chartWords.empty(client)
  const answered = points.filter((p) => p.score !== null).length
  return `Check-ins of ${isolated(client)}: ${answered} of ${points.length} with a score. Latest: ${sentence(latest, marks, overlay)}.`
}

/** What the charts and their tables say. */
export const chartWords = {
  usual: 'as usual',
  stillLower: 'still lower',
  slide: 'slowly lower than in earlier sessions',
  open: 'waiting for an answer',
  notAnswered: 'not answered',
  inPart: 'answered in part',
  late: 'answered late',
  hint: 'Point at, tap or tab to a session to read it.',
  session: 'session',
  usualFor: (client: string) => `usual for ${isolated(client)}`,
  learning: 'getting to know what is usual',
  earlierLevel: 'earlier level',
  before: 'level before',
  beforeShort: 'before',
  near: 'back from here',
  nearShort: 'back',
  otherLimit: 'other rule’s limit',
  signsLane: 'signs you noted',
  signs: (labels: readonly string[]) => `signs: ${labels.join(', ')}`,
  direct: (step: DirectStep) => `direct question: ${steps[step]}`,
  pause: (weeks: number) => `${weeks} weeks apart`,
  empty: (client: string) => `No answered check-in of ${isolated(client)} yet.`,
  emptyPicture: 'The line begins with the first answer.',
  showTable: 'Show as table',
  showChart: 'Show as chart',
  table: { session: 'Session', date: 'Date', score: 'Score', usual: 'Usually', word: 'In words', besides: 'Also' },
  /** The short label beside the latest point that stands out. */
  dip: (point: ChartPoint) => {
    if (point.score === null) return ''
    if (point.slide && point.level === 'usual') return `${figure(point.score)}, slowly lower`
    if (point.stillLower) return `${figure(point.score)}, still lower`
    return point.expected ? `${figure(point.score)}, usually ${range(point)}` : figure(point.score)
  },
  /** The small line on Today, for screen readers. */
  spark: (points: readonly ChartPoint[]) => {
    const latest = points.findLast((p) => p.score !== null)
    return latest ? `Latest check-in: ${reading(latest)}` : 'No answered check-in yet'
  },
}

/** The beginning of a count: 1 is "first". */
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const ordinal = (n: number) => ordinals[n - 1] ?? `${n}th`

/** Two scores with as many decimals as tell them apart; at most two. */
function apart(a: number, b: number): [string, string] {
  return figure(a) === figure(b) ? [a.toFixed(2), b.toFixed(2)] : [figure(a), figure(b)]
}

/** What a picture says where another rule is laid over it. */
export const otherWords = {
  heading: 'Compare with another rule',
  label: 'The other rule',
  hint: 'Its limit is drawn as a thin broken line, with a small arrow at each rating that it would have asked about. What Attune says, the case and Today stay as they are.',
  none: 'none, only Attune’s own',
  show: 'Show',
  away: 'Take it off the picture',
  wouldAsk: 'the other rule would ask',
  table: {
    heading: 'Other rule would ask (limit)',
    says: (reading: ChartReading | undefined, { min, max }: Scale) => {
      if (!reading) return ''
      const { x, flag, limit } = reading
      if (limit === null) return 'silent'
      const word = flag ? 'yes' : 'no'
      return limit < min || limit > max ? word : `${word} (${apart(x, limit)[1]})`
    },
  },
  /** One sentence on what the rule says of the latest rating. */
  latest: (reading: ChartReading | undefined, { min, max }: Scale) => {
    if (!reading) return 'There is no rating yet that it could read.'
    const { session, flag, limit } = reading
    if (limit === null) return `It is still silent about session ${session}, the latest rating.`
    if (limit > max) return `It would ask about session ${session}, the latest rating: after the ratings before, it would ask whatever the answer.`
    if (limit < min) return `It would not ask about session ${session}, the latest rating: no answer on this form would be low enough for it just now.`
    const [x, from] = apart(reading.x, limit)
    if (x === from) return `It would ${flag ? '' : 'not '}ask about session ${session}, the latest rating: ${x} lies at its limit.`
    return flag
      ? `It would ask about session ${session}, the latest rating: ${x} lies below its limit of ${from}.`
      : `It would not ask about session ${session}, the latest rating: ${x} lies above its limit of ${from}.`
  },
  own: (point: ChartPoint) => `Attune’s own word for it stays: ${verdict(point)}.`,
  minimum: (ratings: number) => `It is silent until the ${ordinal(ratings + 1)} rating.`,
  rate: (other: number, own: number) =>
    `In made-up therapies in which nothing had changed it would have asked at ${figure(other)} of 100 ratings; Attune’s own range, as it comes, at ${figure(own)}.`,
  source: (source: string) => `Source: ${source}.`,
}

/** What stands under the picture about rules for being back. */
export const returnWords = {
  heading: 'When does it count as back?',
  own: (onset: number, near: string, level: string) => `For the strain after session ${onset}, Attune counts the ratings as back once two in a row reach ${near}: the level before, ${level}, less half of the spread that is usual for this client.`,
  caption: 'Rules for being back, for this strain',
  figures: 'Of 100 falls by one standard deviation in made-up therapies: how many a rule counts as back though the answers are still low, how many before they are back, and how many of the rest it has seen by the third answer at the old level. After deeper falls every rule is wrong less often.',
  note: 'Only Attune’s own rule counts here. One higher answer alone is often chance, so rules that take one are wrong more often.',
  rules: {
    'two-near': 'two in a row near the level before (Attune)',
    'one-near': 'one near the level before',
    'one-half': 'one that regained half of the fall',
    'two-half': 'two in a row that regained half of it',
    'mean-three': 'the mean of three near the level before',
  } as Readonly<Record<string, string>>,
  columns: { rule: 'Rule', wrongly: 'Though still low', early: 'Too early', third: 'Seen by the third' },
  back: (session: number, ratings: number) => 
    `here: session ${session}, the ${ordinal(ratings)} rating since${ratings > 6 ? ' (papers look at six at most)' : ''}`,
  notYet: 'here: not yet',
  notThen: 'here: not while it was open',
}

/** What the symptom chart says. */
export const symptomWords = {
  'higher-better': 'Higher means better.',
  'higher-worse': 'Higher means more trouble.',
  point: (session: number, date: string, score: string) => `Session ${session}, ${date}: ${score}`,
}
