import { chartWords } from '../words/chart.ts'
import { words } from '../words/parts.ts'
import { arrows } from './arrows.ts'
import type { Axes, Frame } from './frame.ts'
import { foot, scaleTicks } from './frame.ts'
import type { Label } from './label.ts'
import { boxesAlong, placer } from './label.ts'
import type { ChartProps } from './point.ts'
import { direct, flagged, pauses } from './point.ts'

export interface Placed extends Label { kind: 'dip' | 'band-name' | 'quiet' | 'state' }

function around(text: string, x: number, y: number, room: number): Label[] {
  const sides = (dy: number): Label[] => [
    { text, x: x - room, y: y + dy, anchor: 'end' },
    { text, x: x + room, y: y + dy, anchor: 'start' },
  ]
  return [
    ...sides(4), ...sides(16), ...sides(-10), ...sides(28), ...sides(-22),
    { text, x, y: y + room + 14, anchor: 'middle' },
    { text, x, y: y - room - 6, anchor: 'middle' },
    { text, x: x + room, y: y + room + 14, anchor: 'end' },
    { text, x: x + room, y: y - room - 6, anchor: 'end' },
    { text, x: x - room, y: y + room + 14, anchor: 'start' },
    { text, x: x - room, y: y - room - 6, anchor: 'start' },
    ...[42, 56, -40, -56].flatMap((dy) => sides(dy)),
    { text, x, y: y + 44, anchor: 'middle' },
    { text, x: x + room, y: y + 44, anchor: 'end' },
  ]
}

/** All words written on the picture, the most needed first; a word that would lie on something is left out. */
export function labels(props: ChartProps, frame: Frame, { x, y, step }: Axes): Placed[] {
  const { points, marks = [], next, levels = [], overlay, client } = props
  const frozen = levels.at(-1)
  const rated = points.filter((p) => p.score !== null).map((p) => ({ x: x(p.session), y: y(p.score ?? 0) }))
  const flags = points.filter((p) => p.score !== null && flagged(p))
  const taken = [
    ...boxesAlong(rated, 5),
    ...flags.map((p) => ({ x: x(p.session), y: y(p.score ?? 0) })).map((c) => ({ x0: c.x - 11, y0: c.y - 11, x1: c.x + 11, y1: c.y + 11 })),
  ]
  // The numbers of the sessions stand in a row of their own, and on the axis what is not in the line: no answer, a pause, the direct question.
  taken.push({ x0: frame.left, y0: frame.bottom + 9, x1: frame.right, y1: frame.bottom + 24 })
  const onAxis = [...points.filter((p) => p.score === null || direct(p)).map((p) => x(p.session)), ...pauses(points).map((p) => (x(p.from) + x(p.to)) / 2)]
  taken.push(...onAxis.map((at) => ({ x0: at - 5, y0: frame.bottom - 5, x1: at + 5, y1: frame.bottom + 5 })))
  const events = marks.filter((m) => m.kind !== 'sign')
  const slid = points.findLast((p) => p.slide)
  const known = points.filter((p) => p.expected)
  const edge = (side: 'low' | 'high') => known.map((p) => ({ x: x(p.session), y: y(p.expected?.[side] ?? 0) }))
  const lineAt = (level: number) => ({ x0: frame.left, y0: y(level), x1: frame.right, y1: y(level) })
  const across = [...levels.flatMap((l) => [l.value, l.near]), slid?.slideFrom].filter((v) => v != null).map(lineAt)
  const asked = overlay ? arrows(overlay, frame, { x, y, step }) : []
  taken.push(...asked.map(({ at, tip, length }) => ({ x0: at - 5, y0: Math.min(tip, tip + length) - 2, x1: at + 5, y1: Math.max(tip, tip + length) + 2 })))
  const limits = overlay?.readings.flatMap((r) => (r.limit === null ? [] : [{ x: x(r.session), y: y(r.limit) }])) ?? []
  const faint = [
    [...boxesAlong(edge('low'), 1), ...boxesAlong(edge('high'), 1), ...scaleTicks(props.scale).map(lineAt)],
    [...events, ...(next ? [next] : [])].map((m) => ({ x0: x(m.session), y0: frame.top, x1: x(m.session), y1: frame.bottom })),
    [...across, ...boxesAlong(limits, 2)],
  ]
  const { place } = placer({ x0: frame.left, y0: -7, x1: frame.width - 2, y1: frame.bottom + 50 }, taken, faint, frame.letter)
  const out: Placed[] = []
  const put = (kind: Placed['kind'], candidates: readonly Label[]) => {
    const label = place(candidates)
    if (label) out.push({ ...label, kind })
  }

  // Events have a strip of their own above the plot, in two rows.
  const named = [...(next ? [{ session: next.session, label: next.label, shift: 0 }] : []),
    ...events.map((m) => ({ session: m.session, label: m.label, shift: m.kind === 'new-usual' ? step / 2 : 0 }))]
  for (const { session, label: text, shift } of named) {
    const at = x(session) - shift
    const rows = [frame.top - 9, frame.top - 24]
    put('quiet', rows.flatMap((row): Label[] => [
      { text, x: at, y: row, anchor: 'middle' }, { text, x: at + 8, y: row, anchor: 'end' }, { text, x: at - 8, y: row, anchor: 'start' },
    ]))
  }

  const dip = flags.at(-1)
  const latest = points.findLast((p) => p.score !== null)
  if (latest?.state && latest !== dip && latest.state !== 'open') {
    put('state', around(words.episode[latest.state], x(latest.session), y(latest.score ?? 0), 12))
  }
  if (dip) put('dip', around(chartWords.dip(dip), x(dip.session), y(dip.score ?? 0), 19))

  const silent = points.filter((p) => p.score === null).reverse()
  for (const p of silent.slice(0, 3)) {
    const text = p.answered === 'part' ? chartWords.inPart : p.answered === 'open' ? chartWords.open : chartWords.notAnswered
    put('quiet', (['middle', 'end', 'start'] as const).map((anchor) => ({ text, x: x(p.session), y: frame.bottom - 9, anchor })))
  }

  const signs = [...new Set(marks.filter((m) => m.kind === 'sign').map((m) => m.session))].sort((a, b) => a - b)
  const [firstSign] = signs
  const lastSign = signs.at(-1)
  if (firstSign !== undefined && lastSign !== undefined) {
    const lane = foot(frame, true).lane + frame.letter * 0.34
    taken.push(...signs.map((s) => ({ x0: x(s) - 22, y0: lane - 12, x1: x(s) + 22, y1: lane + 4 })))
    const text = chartWords.signsLane
    put('quiet', [
      { text, x: x(firstSign) - 26, y: lane, anchor: 'end' }, { text, x: x(lastSign) + 26, y: lane, anchor: 'start' },
      { text, x: frame.left, y: lane, anchor: 'start' }, { text, x: frame.right, y: lane, anchor: 'end' },
    ])
  }

  if (frozen) {
    const from = x(frozen.from)
    const to = x(Math.max(frozen.until ?? points.at(-1)?.session ?? frozen.from, frozen.from + 0.5))
    put('quiet', [-5, 13].flatMap((dy): Label[] => [
      { text: chartWords.before, x: from, y: y(frozen.value) + dy, anchor: 'end' },
      { text: chartWords.before, x: from, y: y(frozen.value) + dy, anchor: 'start' },
      ...(frozen.until === null ? [{ text: chartWords.before, x: frame.right, y: y(frozen.value) + dy, anchor: 'end' } as const] : []),
      { text: chartWords.beforeShort, x: from, y: y(frozen.value) + dy, anchor: 'start' },
    ]))
    if (frozen.until === null && frozen.near >= props.scale.min) {
      const near = y(frozen.near)
      put('quiet', [
        { text: chartWords.near, x: to + 5, y: near + 4, anchor: 'start' },
        { text: chartWords.near, x: from, y: near + 13, anchor: 'start' }, { text: chartWords.near, x: frame.right, y: near + 13, anchor: 'end' },
        { text: chartWords.near, x: from - 5, y: near + 4, anchor: 'end' }, { text: chartWords.near, x: from - 5, y: near + 13, anchor: 'end' },
        { text: chartWords.nearShort, x: to + 5, y: near + 4, anchor: 'start' }, { text: chartWords.nearShort, x: from, y: near + 13, anchor: 'start' },
      ])
    }
  }
  const end = overlay?.readings.findLast((r) => r.limit !== null && r.limit >= props.scale.min && r.limit <= props.scale.max)
  if (end?.limit != null) {
    const limit = y(end.limit)
    put('quiet', [13, -6].flatMap((dy): Label[] => [
      { text: chartWords.otherLimit, x: x(end.session), y: limit + dy, anchor: 'end' },
      { text: chartWords.otherLimit, x: x(end.session) + 6, y: limit + dy, anchor: 'start' },
      ...limits.slice(0, -1).toReversed().map((p): Label => ({ text: chartWords.otherLimit, x: p.x, y: p.y + dy, anchor: 'end' })),
    ]))
  }
  if (slid?.slideFrom != null) {
    const level = y(slid.slideFrom)
    put('quiet', [-6, 14].flatMap((dy): Label[] => [
      { text: chartWords.earlierLevel, x: x(slid.session), y: level + dy, anchor: 'end' },
      { text: chartWords.earlierLevel, x: x(points[0]?.session ?? 1), y: level + dy, anchor: 'start' },
    ]))
  }

  const learning = latest?.level === 'learning'
  const name = learning ? chartWords.learning : chartWords.usualFor(client)
  put('band-name', known.flatMap((p): Label[] => {
    const low = y(p.expected?.low ?? 0)
    const high = y(p.expected?.high ?? 0)
    return [low + 17, low - 8, high + 16].flatMap((at): Label[] => [
      { text: name, x: x(p.session), y: at, anchor: 'start' }, { text: name, x: x(p.session), y: at, anchor: 'middle' },
    ])
  }))
  if (points.every((p) => p.score === null)) {
    out.push({ kind: 'quiet', text: chartWords.emptyPicture, x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 - 8, anchor: 'middle' })
  }
  return out
}
