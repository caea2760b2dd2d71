import { expectedNext, methods, readAll, replay, type Method, type MethodConfig, type NextRange, type Reading, type Verdict } from '../../core/index.ts'
import type { Row } from './parse.ts'

/** One check-in with what Attune says of it, and what the chosen rule says; null = there is no rating. */
export interface ToldRow { row: Row; verdict: Verdict; reading: Reading | null }

/** Everything that is said of one pasted series. */
export interface Told {
  rows: readonly ToldRow[]
  method: Method
  config: MethodConfig
  /** True when the chosen rule is the one that Attune uses: then its levels and reasons are the rule's own. */
  own: boolean
  /** Ratings there are, and those that the rule looked at, because there were enough before them. */
  rated: number
  judged: number
  /** Sessions that it flags. */
  flagged: readonly number[]
  /** Sessions about which there is something to read: those flagged, and with Attune's own rule what stands beside the level. */
  out: readonly ToldRow[]
  /** What the next rating would be compared with. */
  next: NextRange
}

/** @param rows in session order, each session once, every score on the scale */
export function tell(rows: readonly Row[], config: MethodConfig, method: Method): Told {
  const { state, verdicts } = replay(config, rows)
  const rated = rows.flatMap(({ session, score, date }) => (score === null ? [] : [{ session, x: score, ...(date === undefined ? {} : { date }) }]))
  const readings = new Map(readAll(method, config, rated).map((reading, i) => [rated[i]!.session, reading]))
  const own = method === methods[0]
  const told = rows.map((row, i): ToldRow => ({ row, verdict: verdicts[i]!, reading: readings.get(row.session) ?? null }))
  return {
    rows: told, method, config, own, rated: rated.length,
    judged: told.filter(({ reading }) => reading?.speaks).length,
    flagged: told.filter(({ reading }) => reading?.flag).map(({ row }) => row.session),
    out: told.filter(({ verdict, reading }) => reading?.flag || (own && (verdict.notes.length > 0 || verdict.opens))),
    next: expectedNext(config, state),
  }
}
