import { facetAbout } from '../reflect/facets.ts'
import { bare, noted, stopped } from '../reflect/named.ts'
import type { Card, CheckInEvidence, EvidenceInput, FallenItem } from '../rupture/evidence.ts'
import { tellingRows } from '../rupture/fallen.ts'
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
  /** With what the open case began, also when later ratings are back up: its check-in, and the signs of that session. */
  onset?: { session: number; checkIn: CheckInEvidence | null; signs: readonly NotedSign[] }
  ending?: boolean
  mandated?: boolean
}

/** A reason must carry at least this much to be worth a line. */
const WORTH_SAYING = 0.5

/** What a client says aloud or asks to talk about comes first, however many rows and impressions point elsewhere (product principle 1). */
const ASKED_TO_TALK = 2.2
const TOLD = 2.2
const WRITTEN = 1.4
/** From this figure on a pointer names the subject itself, rather than something near it. */
const SUBJECT = 1.5
/** The subject in which something changed, against the same words from the client. */
const SPOKEN_OF = 0.4

/** `told`: the client said it aloud, or asked to talk about it. */
interface Hint { reason: string; points: Pointers; times: number; told?: boolean }

/**
 * Orders what the strain may be about by this client's evidence; sources without any evidence are left out.
 * "Not about us" always stands at the end of the list or higher, because chance is always possible.
 * Nothing is computed where the input is held from the therapist: the caller does not ask then (engine §6).
 * @param card the evidence card; supplies the error rate in words
 * @param input the same window of evidence that the card was drawn from
 * @param context what the therapist marked about the therapy; moves a source only, never the evidence
 * @returns what the client told first, then by score; equal scores keep the order of the catalogue. A suggestion, not validated.
 */
export function rankSources(card: Card, input: EvidenceInput, context: SourceContext = {}): RankedSource[] {
  const all = withOnset(input, context)
  const hints = [
    ...fromRows(all.checkIns, context), ...fromDirect(all.checkIns), ...fromQuiet(input), ...fromSigns(all.signs), ...fromWords(all), ...fromContext(context),
  ]
  const told = new Set(whats.map(({ id }) => id).filter(id => hints.some(hint => hint.told && (hint.points[id] ?? 0) >= SUBJECT)))
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
    .toSorted((a, b) => Number(told.has(b.source)) - Number(told.has(a.source)) || b.score - a.score)
  return [...ranked, { source: 'not-relationship', score: 0, because: [`It may be chance. ${card.errorRate}`] }]
}

/** The latest check-in first, then the one with which the open case began; each sign once. */
interface Gathered { checkIns: readonly CheckInEvidence[]; signs: readonly NotedSign[] }

function withOnset({ checkIn, signs }: EvidenceInput, { onset }: SourceContext): Gathered {
  const began = onset?.checkIn && onset.session !== checkIn?.session ? onset.checkIn : null
  const known = new Set(signs.map(sign => sign.noteId))
  return {
    checkIns: [checkIn, began].filter(one => one !== null),
    signs: [...signs, ...(onset?.signs ?? []).filter(sign => !known.has(sign.noteId))],
  }
}

/** Answers are raw: a reversed row falls when its answer rises. */
const depth = (item: FallenItem) => Math.abs(item.usual - item.answer)

/** A row that fell in both check-ins points once, by the larger fall. */
function fromRows(checkIns: Gathered['checkIns'], { onset }: SourceContext): Hint[] {
  const [latest] = checkIns
  const rows = new Map<string, { item: FallenItem; session: number }>()
  for (const checkIn of checkIns) {
    for (const item of tellingRows(checkIn, onset?.session ?? null)) {
      const known = rows.get(item.itemId)
      if (!known || depth(item) > depth(known.item)) rows.set(item.itemId, { item, session: checkIn.session })
    }
  }
  return [...rows.values()].map(({ item, session }) => {
    const then = session === latest?.session ? '' : ` in session ${session}`
    return {
      reason: item.text
        ? `“${bare(item.text)}” was answered lower than usual${then}.`
        : `The row about ${facetAbout[item.facet]} was answered lower than usual${then}.`,
      points: facetPointers[item.facet],
      times: 1 + Math.min(1, Math.max(0, depth(item) - 1) / 2),
    }
  })
}

function fromDirect(checkIns: Gathered['checkIns']): Hint[] {
  const direct = Math.max(0, ...checkIns.map(checkIn => directSays(checkIn) ?? 0))
  return direct < 2 ? [] : [{ reason: 'They answered that something between you felt off.', points: directPointers, times: direct - 1 }]
}

function fromQuiet({ goneQuiet }: EvidenceInput): Hint[] {
  return goneQuiet ? [{ reason: 'The last check-ins did not come back.', points: quietPointers, times: 1 }] : []
}

function fromContext({ ending, mandated }: SourceContext): Hint[] {
  return [
    ...(ending ? [{ reason: 'You marked that the work is coming to its end.', points: endingPointers, times: 1 }] : []),
    ...(mandated ? [{ reason: 'You marked that somebody else wants them to come.', points: mandatedPointers, times: 1 }] : []),
  ]
}

function fromSigns(signs: Gathered['signs']): Hint[] {
  return signs.flatMap((sign): Hint[] => {
    const hints: Hint[] = []
    const points = signPointers[sign.signId]
    if (points) hints.push({ reason: noted(sign), points, times: 1, told: sign.kind === 'said-directly' })
    if (!changedThen(sign)) return hints
    if (sign.whenISaid) {
      hints.push({ reason: stopped(`It changed when you said “${bare(sign.whenISaid)}”.`), points: withWords(momentPointers, sign.whenISaid), times: 1 })
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
function fromWords({ checkIns, signs }: Gathered): Hint[] {
  const given = checkIns.flatMap(({ words }) => (words?.reader === 'therapist' ? [words] : []))
  const spoken = signs.map(sign => sign.clientSaid ?? '').join(' ')
  return wordPointers.flatMap(({ say, about, points }): Hint[] => {
    const written = given.filter(words => say.test(words.text))
    const asked = written.some(words => words.wish === 'bring-up')
    return [
      ...(written.length > 0 ? [{
        reason: `Their own words seem to be about ${about}${asked ? ', and they asked to talk about it' : ''}.`,
        points,
        times: asked ? ASKED_TO_TALK : WRITTEN,
        told: asked,
      }] : []),
      ...(say.test(spoken) ? [{ reason: `What they told you seems to be about ${about}.`, points, times: TOLD, told: true }] : []),
    ]
  })
}
