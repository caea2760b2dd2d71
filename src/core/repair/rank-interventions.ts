import type { Form } from '../source/form.ts'
import { whatById } from '../source/what.ts'
import type { WhatId } from '../source/what.ts'
import { firstMoves } from './first-moves.ts'
import type { Move } from './first-moves.ts'
import { notValidated } from './intervention.ts'
import type { InterventionId, Lane } from './intervention.ts'

export interface RankedIntervention {
  intervention: InterventionId
  because: string
  lane: Lane
  place: 'first' | 'then'
}

export interface InterventionRanking {
  ranked: RankedIntervention[]
  notFirst: string[]
  /** False where repair talk does not fit: a boundary, life outside, not the relationship. */
  repairTalk: boolean
  /** Always said beside the list. */
  note: string
}

/**
 * Which tools first, for the sources the therapist chose (most likely first) and the form (guidance §7).
 * A mixed form takes the confrontation row first, since it is louder, then the withdrawal row. Without a form the
 * quieter row is taken, because it asks less of the client. A tool is listed once in each place, with the reason of the likeliest source.
 * @param sources chosen sources; empty gives an empty list
 * @returns with "boundary" among the sources no tool at all: stop and consult (engine §6)
 */
export function rankInterventions(sources: readonly WhatId[], form: Form | null): InterventionRanking {
  if (sources.includes('boundary')) {
    return {
      ranked: [],
      notFirst: ['Talking it through between the two of you.'],
      repairTalk: false,
      note: 'Stop here, consult, inform, record, and let the client choose. There is no pressure to stay.',
    }
  }
  const forms = form === 'mixed' ? ['confrontation', 'withdrawal'] as const : [form ?? 'withdrawal'] as const
  const rows = sources.flatMap(source =>
    forms.flatMap(wanted => firstMoves.filter(row => row.what === source && (row.form === wanted || (row.form === null && wanted === forms[0])))))
  const moves = (['first', 'then'] as const).flatMap(place =>
    rows.flatMap(row => row[place].map((move: Move): RankedIntervention => ({
      intervention: move.intervention, because: `${whatById(row.what).label}: ${move.how}`, lane: move.lane, place,
    }))))
  return {
    ranked: moves.filter((move, index) =>
      moves.findIndex(other => other.intervention === move.intervention && other.place === move.place) === index),
    notFirst: [...new Set(rows.flatMap(row => row.notFirst))],
    repairTalk: sources.some(source => whatById(source).repairTalk),
    note: notValidated,
  }
}
