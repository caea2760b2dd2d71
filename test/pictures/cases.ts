import { findMethod, readAll } from '../../src/core/detect/methods/index.ts'
import type { EpisodeState, Level } from '../../src/core/detect/verdict.ts'
import type { ChartMark, ChartPoint, ChartProps } from '../../src/web/chart/point.ts'

const scale = { min: 0, max: 6 }

/** A rating in short: session, score, level; the rest can be said after. */
function at(session: number, score: number | null, level: Level, more: Partial<ChartPoint> = {}): ChartPoint {
  const day = new Date(Date.UTC(2026, 8, 4) + (session - 1) * 7 * 86_400_000).toISOString().slice(0, 10)
  const unsure = Math.max(0, 4 - session) * 0.75
  return {
    session, date: day, score, level, state: null, stillLower: false, slide: false, direct: null,
    answered: score === null ? (level === 'unscorable' ? 'part' : 'no') : 'yes',
    expected: score === null ? null : { low: Math.max(0, 3.9 - unsure), high: Math.min(6, 5.7 + unsure / 6) },
    ...more,
  }
}

/** Ratings from session 1 on: the first two learning, the rest as usual. */
function usual(...scores: (number | null)[]): ChartPoint[] {
  return scores.map((score, i) => at(i + 1, score, score === null ? 'unanswered' : i < 2 ? 'learning' : 'usual'))
}

function sign(session: number, ...names: string[]): ChartMark[] {
  return names.map((label) => ({ session, kind: 'sign', label }))
}

/** Many sessions: every thirteenth not answered, and a dip where it is said. */
export function longTherapy(sessions: number, dip: (index: number) => boolean): ChartPoint[] {
  return Array.from({ length: sessions }, (_, i) => {
    const score = Math.round((4.7 + Math.sin(i * 1.7) * 0.45 + Math.cos(i * 0.37) * 0.35 - (dip(i) ? 1.6 : 0)) * 10) / 10
    return i % 13 === 7 ? at(i + 1, null, 'unanswered') : at(i + 1, score, i < 2 ? 'learning' : dip(i) ? 'alert' : 'usual')
  })
}

/** An episode with three calm sessions, an alert, and the given ratings after it. */
function episode(after: [number, EpisodeState][], more: Partial<ChartProps> = {}): ChartProps {
  const points = [
    ...usual(4.6, 4.9, 4.8, 5), at(5, 3, 'alert', { state: 'open' }),
    ...after.map(([score, state], i) => at(6 + i, score, score <= 3.9 ? 'alert' : 'usual', { state, stillLower: score <= 3.9 })),
  ]
  return {
    points, scale, client: 'Elif K.', levels: [{ from: 5, until: null, value: 4.8, near: 4.6 }],
    marks: [...sign(5, 'short answers'), { session: 6, kind: 'conversation', label: 'talked about it' }], ...more,
  }
}

/** Another rule over the ratings of a case, beginning anew at the given session. */
function over(id: string, props: ChartProps, anew = Infinity): ChartProps {
  const method = findMethod(id)!
  const rated = props.points.flatMap((p) => (p.score === null ? [] : [{ session: p.session, x: p.score }]))
  const parts = [rated.filter((r) => r.session < anew), rated.filter((r) => r.session >= anew)]
  const config = { scale: props.scale, norms: { mean: 4.3, sdBetween: 1.2, sdWithin: 0.5 } }
  const readings = parts.flatMap((part) => readAll(method, config, part).map((reading, i) => ({ ...part[i]!, ...reading })))
  return { ...props, overlay: { name: method.name, readings } }
}

const noor = [4.6, 4.9, 4.8, null, 5.1, 5, 5.2]

/** Every state the alliance chart can be in, by name; each has its committed picture beside this file. */
export const cases: Record<string, ChartProps> = {
  'none': { points: [], scale, client: 'Noor' },
  'waiting-first': { points: [at(1, null, 'unanswered', { answered: 'open' })], scale, client: 'Noor' },
  'one-session': { points: usual(4.6), scale, client: 'Noor', next: { session: 2, label: '11 September' } },
  'learning': { points: usual(4.6, 4.9), scale, client: 'Noor' },
  'usual': { points: usual(4.6, 4.9, 4.8, 4.6, 5.1, 5, 5.2), scale, client: 'Noor', next: { session: 8, label: 'today' } },
  'notice': { points: [...usual(...noor), at(8, 4, 'notice', { expected: { low: 4.2, high: 5.7 } })], scale, client: 'Noor' },
  'alert': {
    points: [...usual(...noor), at(8, 3.8, 'alert', { state: 'open', direct: 2, expected: { low: 4.2, high: 5.7 } })],
    scale, client: 'Noor', next: { session: 9, label: 'today' },
    marks: sign(8, 'short answers', 'I moved on quickly', 'looked away'),
  },
  'level-before-next': {
    points: [...usual(...noor), at(8, 3.8, 'alert', { state: 'open', expected: { low: 4.2, high: 5.7 } })],
    scale, client: 'Noor', next: { session: 9, label: 'today' }, levels: [{ from: 8, until: null, value: 4.9, near: 4.7 }], marks: sign(8, 'short answers'),
  },
  'severe': { points: [...usual(...noor), at(8, 1.4, 'severe', { state: 'open', direct: 4 })], scale, client: 'Noor' },
  'still-lower': {
    points: [...usual(4.6, 4.9, 4.8, 5, 5.1), at(6, 3.7, 'notice'), at(7, 3.6, 'alert', { stillLower: true, state: 'open' })],
    scale, client: 'Noor',
  },
  'slide': {
    points: usual(5.2, 5.4, 5.3, 5.4, 5.2, 4.9, 4.6, 4.4, 4.2).map((p) =>
      p.session === 9 ? { ...p, slide: true, slideFrom: 5.3, expected: { low: 4, high: 5.6 } } : p),
    scale, client: 'Noor',
  },
  'unanswered': { points: usual(4.6, 4.9, null, null, 5.1, null, 5.2, null), scale, client: 'Noor' },
  'gone-quiet': { points: usual(5.7, 6, 6, 6, null, null), scale, client: 'J. M.', next: { session: 7, label: '25 November' } },
  'in-part': { points: [...usual(4.6, 4.9, 4.8), at(4, null, 'unscorable'), at(5, 5, 'usual', { late: true })], scale, client: 'Noor' },
  'open': { points: [...usual(4.6, 4.9, 4.8, 5), at(5, null, 'unanswered', { answered: 'open' })], scale, client: 'Noor' },
  'episode-open': episode([[3.1, 'open'], [3.4, 'open']]),
  'recovering': episode([[3.4, 'open'], [4.3, 'recovering']]),
  'unsettled': episode([[3.2, 'open'], [4.4, 'recovering'], [3.6, 'open'], [4.1, 'unsettled']]),
  'plateau': episode([[3.9, 'open'], [4, 'open'], [4, 'open'], [4.1, 'plateau']]),
  'returned': episode([[4.2, 'recovering'], [4.8, 'recovering'], [4.9, 'returned']], { levels: [{ from: 5, until: 8, value: 4.8, near: 4.6 }] }),
  'new-usual': {
    points: [
      ...usual(5.2, 5.3, 5.1, 5.2), at(5, 3.6, 'alert', { state: 'open' }), at(6, 3.8, 'usual', { state: 'plateau' }),
      ...[4, 3.9, 4.1].map((score, i) => at(7 + i, score, i < 2 ? 'learning' : 'usual', { expected: { low: 2.4 + i * 0.4, high: 5.2 - i * 0.2 } })),
    ],
    scale, client: 'Noor', levels: [{ from: 5, until: 6, value: 5.2, near: 5 }], marks: [{ session: 7, kind: 'new-usual', label: 'the new usual' }, { session: 6, kind: 'change', label: 'changed the work' }],
  },
  'all-max': { points: usual(6, 6, 6, 6, 6, 6).map((p) => ({ ...p, expected: { low: 4.6, high: 6 } })), scale, client: 'J. M.' },
  'long-pause': {
    points: usual(4.6, 4.9, 4.8, 5, 4.7, 4.9).map((p) =>
      p.session > 3 ? { ...p, date: new Date(Date.parse(p.date) + 70 * 86_400_000).toISOString().slice(0, 10) } : p),
    scale, client: 'Noor',
  },
  'sixty-sessions': {
    points: longTherapy(60, (i) => i === 41),
    scale, client: 'Noor', next: { session: 61, label: 'tomorrow' },
    marks: [
      ...sign(40, 'quiet'), ...sign(41, 'quiet', 'late'), ...sign(42, 'short answers', 'topic changed', 'quiet', 'late', 'looked away'),
      { session: 43, kind: 'conversation', label: 'talked about it' },
    ],
  },
  'ten-point-sum': {
    points: usual(34.2, 35, 36.5, 35.1).map((p) => ({ ...p, expected: { low: 28, high: 39.5 } })),
    scale: { min: 0, max: 40 }, client: 'Noor',
  },
  'right-to-left': { points: usual(4.6, 4.9, 4.8, 5), scale, client: 'نور', next: { session: 5, label: 'today' } },
  'recovering-by-hand': {
    points: [...usual(4.6, 4.9, 4.8, 5), at(5, 4.6, 'usual', { state: 'open' }), at(6, 4.3, 'usual', { state: 'recovering' })],
    scale, client: 'Noor', levels: [{ from: 4, until: null, value: 4.8, near: 4.5 }],
  },
  'set-aside': {
    points: [...usual(4.6, 4.9, 4.8, 5), at(5, 3, 'alert', { state: 'open' }), at(6, 3.4, 'usual', { state: 'open' }), at(7, 4.4, 'usual'), at(8, 4.6, 'usual')],
    scale, client: 'Noor', levels: [{ from: 5, until: 6, value: 4.8, near: 4.6 }],
  },
  'two-strains': {
    points: [
      ...usual(4.6, 4.9, 4.8, 5), at(5, 3, 'alert', { state: 'open' }), at(6, 4.7, 'usual', { state: 'recovering' }), at(7, 4.8, 'usual', { state: 'returned' }),
      at(8, 4.9, 'usual'), at(9, 2.9, 'alert', { state: 'open' }), at(10, 3.1, 'alert', { state: 'open', stillLower: true }),
    ],
    scale, client: 'Noor', levels: [{ from: 5, until: 7, value: 4.8, near: 4.6 }, { from: 9, until: null, value: 4.7, near: 4.4 }],
  },
  'only-the-latest': {
    points: episode([[3.9, 'open'], [4, 'open'], [4, 'open'], [4.1, 'plateau']]).points.slice(-4),
    scale, client: 'Noor', levels: [{ from: 1, until: 3, value: 5, near: 4.7 }, { from: 5, until: null, value: 4.8, near: 4.6 }],
  },
  'level-at-the-bottom': {
    points: [at(1, 0.4, 'learning'), at(2, 0.3, 'learning'), at(3, 0, 'notice', { state: 'open', direct: 3 }), at(4, 0.1, 'usual', { state: 'recovering' })]
      .map((p) => ({ ...p, expected: { low: 0, high: 1.6 } })),
    scale, client: 'Noor', levels: [{ from: 3, until: null, value: 0.2, near: -0.1 }],
  },
}
const slowly: ChartProps = { points: usual(5.1, 5.2, 4.9, 5.1, 5, 4.6, 4.4, 4.3, 4.1, 4), scale, client: 'Noor' }
Object.assign(cases, {
  'other-quiet': over('shewhart-3', cases.usual!),
  'other-silent': over('stiles', { points: usual(4.6, 4.9, 4.8), scale, client: 'Noor' }),
  'other-first-word': over('shewhart-2', { points: usual(4.6, 4.9, 4.8, 5, 4.7), scale, client: 'Noor' }),
  'other-asks-too': over('shewhart-2', cases.alert!),
  'other-asks-alone': over('larsson', { points: usual(4.6, 4.9, 4.8, 4.5, 5.1, 4.6, 5.2, 4.4), scale, client: 'Noor' }),
  'other-slow': over('ewma', slowly),
  'other-sum': over('cusum', slowly),
  'other-previous': over('reliable-previous', { points: usual(4.6, 3.6, 4.8, 3.5, 5.1, null, 4.4), scale, client: 'Noor' }),
  'other-beyond-the-scale': over('larsson', { points: usual(1, 0.2, 1.4, 0.1, 0.2), scale, client: 'Noor' }),
  'other-new-usual': over('strauss', cases['new-usual']!, 7),
  'other-at-the-bottom': over('strauss', cases.severe!),
  'other-sixty': over('larsson', cases['sixty-sessions']!),
  'other-right-to-left': over('strauss', { ...cases['right-to-left']!, points: usual(4.6, 4.9, 4.8, 3.2) }),
} satisfies Record<string, ChartProps>)
