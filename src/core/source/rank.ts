import { facetAbout } from '../reflect/facets.ts'
import { bare, noted } from '../reflect/named.ts'
import type { Card, EvidenceInput } from '../rupture/evidence.ts'
import { directSays } from '../rupture/odds.ts'
import type { NotedSign } from '../signs/sign.ts'
import {
  directPointers, endingPointers, facetPointers, mandatedPointers, momentPointers, quietPointers, signPointers, topicPointers, wordPointers,
} from './hints.ts'
import type { Pointers } from './hints.ts'
import { whats } from './what.ts'
import type { WhatId } from './what.ts'

/** One suggestion: what the strain may be about, and what in this client's evidence speaks for it. */
export interface RankedSource {
  source: WhatId
  /** Sum of pointers, no unit: it orders the list, and is not a probability. */
  score: number
  because: string[]
}

/** What is known of the therapy besides the evidence. */
export interface SourceContext {
  ending?: boolean
  mandated?: boolean
}

/** A reason must carry at least this much to be worth a line. */
const WORTH_SAYING = 0.5

/** What a client says aloud or asks to talk about outranks rows and impressions (product principle 1). */
const ASKED_TO_TALK = 2.2
const TOLD = 2.2
const WRITTEN = 1.4
/** The subject in which something changed, against the same words from the client. */
const SPOKEN_OF = 0.4

interface Hint { reason: string; points: Pointers; times: number }

/**
 * Orders what the strain may be about by this client's evidence; sources without any evidence are left out.
 * "Not about us" always stands at the end of the list or higher, because chance is always possible.
 * Nothing is computed where the input is held from the therapist: the caller does not ask then (engine §6).
 * @param card the evidence card; supplies the error rate in words
 * @param input the same window of evidence that the card was drawn from
 * @param context what the therapist marked about the therapy; moves a source only, never the evidence
 * @returns most likely first; equal scores keep the order of the catalogue. A suggestion, not validated.
 */
export function rankSources(card: Card, input: EvidenceInput, context: SourceContext = {}): RankedSource[] {
  const hints = [...fromCheckIn(input), ...fromSigns(input), ...fromWords(input), ...fromContext(context)]
  const ranked = whats
    .map(({ id }): RankedSource => {
      const pointing = hints.flatMap(hint => {
        const weight = (hint.points[id] ?? 0) * hint.times
        return weight > 0 ? [{ reason: hint.reason, weight }] : []
      }).toSorted((a, b) => b.weight - a.weight)
      const telling = pointing.filter(hint => hint.weight >= WORTH_SAYING)
      return {
        source: id,
        score: pointing.reduce((sum, hint) => sum + hint.weight, 0),
        because: [...new Set((telling.length > 0 ? telling : pointing).map(hint => hint.reason))],
      }
    })
    .filter(entry => entry.score > 0 && entry.source !== 'not-relationship')
    .toSorted((a, b) => b.score - a.score)
  return [...ranked, { source: 'not-relationship', score: 0, because: [`It may be chance. ${card.errorRate}`] }]
}

function fromCheckIn({ checkIn, goneQuiet }: EvidenceInput): Hint[] {
  const hints: Hint[] = (checkIn?.fell ?? []).map(item => ({
    reason: item.text
      ? `“${bare(item.text)}” was answered lower than usual.`
      : `The row about ${facetAbout[item.facet]} was answered lower than usual.`,
    points: facetPointers[item.facet],
    // Answers are raw: a reversed row falls when its answer rises.
    times: 1 + Math.min(1, Math.max(0, Math.abs(item.usual - item.answer) - 1) / 2),
  }))
  const direct = directSays(checkIn)
  if (direct !== null && direct >= 2) {
    hints.push({
      reason: 'They answered that something between you felt off.',
      points: directPointers,
      times: direct - 1,
    })
  }
  if (goneQuiet) hints.push({ reason: 'The last check-ins did not come back.', points: quietPointers, times: 1 })
  return hints
}

function fromContext({ ending, mandated }: SourceContext): Hint[] {
  return [
    ...(ending ? [{ reason: 'You marked that the work is coming to its end.', points: endingPointers, times: 1 }] : []),
    ...(mandated ? [{ reason: 'You marked that somebody else wants them to come.', points: mandatedPointers, times: 1 }] : []),
  ]
}

function fromSigns({ signs }: EvidenceInput): Hint[] {
  return signs.flatMap((sign): Hint[] => {
    const hints: Hint[] = []
    const points = signPointers[sign.signId]
    if (points) hints.push({ reason: noted(sign), points, times: 1 })
    if (!changedThen(sign)) return hints
    if (sign.whenISaid) {
      hints.push({ reason: `It changed when you said “${sign.whenISaid}”.`, points: withWords(momentPointers, sign.whenISaid), times: 1 })
    }
    if (sign.whenWeSpokeOf) {
      hints.push({ reason: `It changed when you spoke of ${sign.whenWeSpokeOf}.`, points: withWords(topicPointers, sign.whenWeSpokeOf), times: 1 })
    }
    return hints
  })
}

/** True where the moment on the note is one after which something changed, and not one of the therapist's own doing. */
const changedThen = (sign: NotedSign): boolean =>
  sign.kind === 'withdrawal' || sign.kind === 'confrontation' || sign.kind === 'said-directly' || sign.signId === 'felt-distance'

/** What was spoken of says something about the source too, though less than the client's own words. */
function withWords(points: Pointers, text: string): Pointers {
  const sum: Partial<Record<WhatId, number>> = { ...points }
  for (const { say, points: about } of wordPointers) {
    if (!say.test(text)) continue
    for (const { id } of whats) if (about[id]) sum[id] = (sum[id] ?? 0) + about[id] * SPOKEN_OF
  }
  return sum
}

/** Reads the client's words only when the client let this therapist read them; never repeats them. */
function fromWords({ checkIn, signs }: EvidenceInput): Hint[] {
  const words = checkIn?.words?.reader === 'therapist' ? checkIn.words : null
  const written = words?.text ?? ''
  const asked = words?.wish === 'bring-up'
  const spoken = signs.map(sign => sign.clientSaid ?? '').join(' ')
  return wordPointers.flatMap(({ say, about, points }): Hint[] => [
    ...(say.test(written) ? [{
      reason: `Their own words seem to be about ${about}${asked ? ', and they asked to talk about it' : ''}.`,
      points,
      times: asked ? ASKED_TO_TALK : WRITTEN,
    }] : []),
    ...(say.test(spoken) ? [{ reason: `What they told you seems to be about ${about}.`, points, times: TOLD }] : []),
  ])
}
