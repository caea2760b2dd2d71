import type { VNode } from 'preact'
import type { ChartPoint } from './point.ts'

/** Which state a point wears: its own level first, then what the episode says. */
export function stateOf(point: ChartPoint): string {
  if (point.level === 'severe' || point.level === 'alert' || point.level === 'notice') return point.level
  if (point.slide) return 'notice'
  if (point.state === 'recovering') return 'recovering'
  if (point.state === 'returned') return 'repaired'
  return point.level === 'learning' ? 'learning' : 'usual'
}

/**
 * The mark of one rating at (0, 0): a plain dot, or a dot with a ring that differs in shape as well as in colour.
 * notice: thin broken ring · alert: full ring · severe: square in a square · still lower: ring with a bar below ·
 * recovering: half-filled · back to usual: dot in a thin ring.
 */
export function PointMark({ point, r }: { point: ChartPoint; r: number }): VNode {
  const state = stateOf(point)
  const ring = r + 5
  switch (state) {
    case 'severe':
      return (
        <g class="mark is-severe">
          <rect class="ring" x={-ring} y={-ring} width={2 * ring} height={2 * ring} rx="2.5" />
          <rect class="dot" x={-r} y={-r} width={2 * r} height={2 * r} />
        </g>
      )
    case 'alert':
      return (
        <g class="mark is-alert">
          <circle class="ring" r={ring + 1} />
          <circle class="dot" r={r + 1} />
          {point.stillLower && <path class="ring" d={`M${-ring} ${ring + 5}h${2 * ring}`} />}
        </g>
      )
    case 'notice':
      return (
        <g class="mark is-notice">
          <circle class="ring broken" r={ring} />
          <circle class="dot" r={r + 0.5} />
        </g>
      )
    case 'recovering':
      return (
        <g class="mark is-recovering">
          <circle class="ring open-dot" r={r + 2} />
          <path class="dot" d={`M${-r - 2} 0a${r + 2} ${r + 2} 0 0 0 ${2 * r + 4} 0z`} />
        </g>
      )
    case 'repaired':
      return (
        <g class="mark is-repaired">
          <circle class="ring thin" r={r + 4} />
          <circle class="dot" r={r} />
        </g>
      )
    case 'learning':
      return <g class="mark"><circle class="dot open-dot" r={r} /></g>
    default:
      return <g class="mark"><circle class="dot" r={r} /></g>
  }
}
