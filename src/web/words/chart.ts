import type { DirectStep } from '../../core/detect/verdict.ts'
import type { ChartMark, ChartPoint, ChartProps } from '../chart/point.ts'
import { flagged } from '../chart/point.ts'
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
export function besides(point: ChartPoint, marks: readonly ChartMark[]): string[] {
  const noted = marks.filter((m) => m.session === point.session && m.kind === 'sign').map((m) => m.label)
  return [
    // A dip says by itself that the strain is open.
    ...(point.state && point.answered === 'yes' && !(point.state === 'open' && flagged(point)) ? [words.episode[point.state]] : []),
    ...(point.direct !== null && point.direct >= 2 ? [chartWords.direct(point.direct)] : []),
    ...(noted.length > 0 ? [chartWords.signs(noted)] : []),
    ...marks.filter((m) => m.session === point.session && m.kind !== 'sign').map((m) => m.label),
    ...(point.late ? [chartWords.late] : []),
  ]
}

/** "Session 7, 12 May". */
export function when(point: ChartPoint): string {
  return `Session ${point.session}, ${day(point.date)}`
}

/** The whole point as one sentence: "Session 7, 12 May: 3.3, lower than usual (3.8 to 4.8); signs: short answers". */
export function sentence(point: ChartPoint, marks: readonly ChartMark[]): string {
  return `${when(point)}: ${[reading(point), ...besides(point, marks)].join('; ')}`
}

/** One sentence for the whole picture. */
export function summary({ points, client, marks = [] }: ChartProps): string {
  const latest = points.findLast((p) => p.score !== null)
  if (!latest) return chartWords.empty(client)
  const answered = points.filter((p) => p.score !== null).length
  return `Check-ins of ${isolated(client)}: ${answered} of ${points.length} with a score. Latest: ${sentence(latest, marks)}.`
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

/** What the symptom chart says. */
export const symptomWords = {
  'higher-better': 'Higher means better.',
  'higher-worse': 'Higher means more trouble.',
  point: (session: number, date: string, score: string) => `Session ${session}, ${date}: ${score}`,
}
