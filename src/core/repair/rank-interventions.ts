import type { Form } from '../source/form.ts'
import { whatById } from '../source/what.ts'
import type { WhatId } from '../source/what.ts'
import { firstMoves } from './first-moves.ts'
import type { FirstMoves, Move } from './first-moves.ts'
import { notValidated } from './intervention.ts'
import type { BetterNot, InterventionId, Lane } from './intervention.ts'

export interface RankedIntervention {
  intervention: InterventionId
  /** The source it answers, and how it is meant here. */
  because: string
  /** What in this client's evidence speaks for that source; null where the therapist chose it without any. */
  evidence: string | null
  lane: Lane
  place: 'first' | 'then'
}

export interface InterventionRanking {
  ranked: RankedIntervention[]
  notFirst: BetterNot[]
  /** False where repair talk does not fit: a boundary, life outside, not the relationship. */
  repairTalk: boolean
  /** Always said beside the list. */
  note: string
}

/** What is known besides sources and form. */
export interface RankingContext {
  /** Why a source is on the list, from this client's evidence. */
  reasons?: ReadonlyMap<WhatId, string>
  /** The client wished to be read, with no need to talk (engine §5): the work changes, and nothing is brought up. */
  quiet?: boolean
}

/**
 * Which tools first, for the sources the therapist chose (most likely first) and the form (guidance §7).
 * A mixed form takes the confrontation row first, since it is louder, then the withdrawal row. Without a form the
 * quieter row is taken, because it asks less of the client. A tool is listed once in each place, with the reason of the likeliest source.
 * Life outside and "not about us" have rows of their own only as long as nothing else is chosen beside them.
 * @param sources chosen sources; empty gives an empty list
 * @returns with "boundary" among the sources no tool at all: stop and consult (engine §6)
 */
export function rankInterventions(sources: readonly WhatId[], form: Form | null, context: RankingContext = {}): InterventionRanking {
  if (sources.includes('boundary')) {
    return {
      ranked: [],
      notFirst: [{ say: 'Talking it through between the two of you.', why: 'It puts them alone with the person it is about.' }],
      repairTalk: false,
      note: 'Stop here, consult, inform, record, and let the client choose. There is no pressure to stay.',
    }
  }
  const talked = sources.filter(source => whatById(source).repairTalk)
  const rows = rowsFor(talked.length > 0 ? talked : sources, form)
  const moves = (['first', 'then'] as const).flatMap(place =>
    rows.flatMap(row => row[place].map((move: Move): RankedIntervention => ({
      intervention: move.intervention, because: `${whatById(row.what).label}: ${move.how}`, evidence: context.reasons?.get(row.what) ?? null, lane: move.lane, place,
    }))))
  const ranking = {
    ranked: onceEach(moves),
    notFirst: [...new Map(rows.flatMap(row => row.notFirst).map(one => [one.say, one])).values()],
    repairTalk: talked.length > 0,
    note: notValidated,
  }
  return context.quiet && ranking.repairTalk ? quietly(ranking) : ranking
}

function rowsFor(sources: readonly WhatId[], form: Form | null): FirstMoves[] {
  const forms = form === 'mixed' ? ['confrontation', 'withdrawal'] as const : [form ?? 'withdrawal'] as const
  return sources.flatMap(source =>
    forms.flatMap(wanted => firstMoves.filter(row => row.what === source && (row.form === wanted || (row.form === null && wanted === forms[0])))))
}

const onceEach = (moves: readonly RankedIntervention[]): RankedIntervention[] =>
  moves.filter((move, index) => moves.findIndex(other => other.intervention === move.intervention && other.place === move.place) === index)

/** Read and not talked about: the work changes now; everything that needs their voice waits until they bring it up. */
function quietly(ranking: InterventionRanking): InterventionRanking {
  const [likeliest] = ranking.ranked
  const change: RankedIntervention[] = likeliest ? [{
    ...likeliest, intervention: 'adjust-work', lane: 'this-session', place: 'first',
    because: 'They asked you to read it, with no need to talk: change something small, without a word about it.',
  }] : []
  const waiting = ranking.ranked.map((move): RankedIntervention => (
    { ...move, lane: 'later', place: 'then', because: `If they bring it up themselves. ${move.because}` }))
  return {
    ...ranking,
    ranked: [...change, ...onceEach(waiting)],
    notFirst: [{ say: 'Bringing up what they wrote.', why: 'They chose to be read and not asked. Keeping to that is part of the repair.' }, ...ranking.notFirst],
  }
}
