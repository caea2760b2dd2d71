import type { Card, EvidenceInput } from '../rupture/evidence.ts'
import { rankSources } from '../source/rank.ts'
import type { WhatId } from '../source/what.ts'

/** A sentence that tends to make it harder, and why. */
export interface BetterNot { id: string; say: string; why: string }

interface Rule { id: string; say: string; why: string; fits: (given: Given) => boolean }
interface Given { card: Card; input: EvidenceInput; sources: readonly WhatId[] }

const MOST = 3

const has = (input: EvidenceInput, ...ids: string[]): boolean => input.signs.some(sign => ids.includes(sign.signId))
const about = (sources: readonly WhatId[], ...ids: WhatId[]): boolean => sources.some(source => ids.includes(source))

/** The most specific first; the last one always fits, so that there is never nothing to say. */
const rules: readonly Rule[] = [
  {
    id: 'their-words-back', say: '“Why did you write that?”', why: 'They gave you something. A “why” asks them to justify the gift.',
    fits: ({ input }) => input.checkIn?.words?.reader === 'therapist',
  },
  {
    id: 'not-my-intent', say: '“That was not my intention.”', why: 'It moves the talk from what it did to what you meant, and asks them to let you off.',
    fits: ({ input, sources }) => about(sources, 'culture', 'power', 'said-or-done', 'dismissed') || has(input, 'said-event', 'defending'),
  },
  {
    id: 'teach-me', say: '“Help me understand your culture.”', why: 'It hands them your homework. Read up, then ask about them.',
    fits: ({ input, sources }) => about(sources, 'culture') || Boolean(input.checkIn?.fell.some(item => item.facet === 'identity')),
  },
  {
    id: 'defend-method', say: '“This method is very well supported.”', why: 'True or not, it answers a doubt about the fit with a fact about others.',
    fits: ({ input, sources }) => about(sources, 'task') || has(input, 'about-approach', 'said-approach', 'rejecting-intervention'),
  },
  {
    id: 'trust-the-process', say: '“Trust the process.”', why: 'They are telling you that they find it hard to. It closes the subject.',
    fits: ({ input, sources }) => about(sources, 'progress') || Boolean(input.checkIn?.fell.some(item => item.facet === 'confidence')) || has(input, 'about-progress', 'said-progress'),
  },
  {
    id: 'closed-today', say: '“You’re very closed today.”', why: 'It puts a label on them where an observation would do. The next answer will be shorter.',
    fits: ({ input }) => input.signs.some(sign => sign.kind === 'withdrawal'),
  },
  {
    id: 'pattern', say: '“Does this remind you of your father?”', why: 'While the hurt is about you, a link to somebody else sounds like “this isn’t about me”.',
    fits: ({ input, sources }) => about(sources, 'bond') || input.signs.some(sign => sign.kind === 'confrontation'),
  },
  {
    id: 'why-slow', say: '“What makes this so slow for you?”', why: 'It makes the pace their fault. Change it first, and ask later.',
    fits: ({ sources }) => about(sources, 'pace'),
  },
  {
    id: 'what-it-means', say: '“I wonder what the lateness means.”', why: 'Fix what is practical before looking for meaning, or it sounds like a charge.',
    fits: ({ input, sources }) => about(sources, 'frame') || has(input, 'lateness', 'cancelling', 'about-frame', 'said-frame', 'missed-session'),
  },
  {
    id: 'do-not-leave', say: '“But we were doing so well.”', why: 'It hands them the guilt of going.',
    fits: ({ sources }) => about(sources, 'ending'),
  },
  {
    id: 'you-signed', say: '“You did agree to come.”', why: 'Under pressure, an agreement is not a wish. Ask for theirs.',
    fits: ({ sources }) => about(sources, 'made-to-come'),
  },
  {
    id: 'i-had-a-bad-week', say: '“I’ve had a terrible week.”', why: 'Own it in half a sentence. More than that, and they take care of you.',
    fits: ({ input, sources }) => about(sources, 'therapist-state') || has(input, 'tiredness', 'irritation', 'boredom', 'dread'),
  },
  {
    id: 'why-lower', say: '“Why did you rate me lower?”', why: 'It asks for a defence, and makes the number the subject.',
    fits: ({ input }) => input.checkIn !== null,
  },
  {
    id: 'are-we-all-right', say: '“We’re all right, aren’t we?”', why: 'It can only be answered with yes.',
    fits: () => true,
  },
]

/** Until the therapist has chosen, the source that the evidence puts first. */
const likeliest = (card: Card, input: EvidenceInput): WhatId[] =>
  rankSources(card, input).slice(0, 1).map(entry => entry.source).filter(source => source !== 'not-relationship')

/**
 * Up to three sentences that are better not said, with the reason, picked by the evidence and the chosen sources.
 * "Why did you rate me lower?" is always among them when there is a check-in: it is the one that slips out.
 */
export function betterNotToSay(given: { card: Card; input: EvidenceInput; sources?: readonly WhatId[] }): BetterNot[] {
  const chosen = given.sources?.length ? given.sources : likeliest(given.card, given.input)
  const full: Given = { card: given.card, input: given.input, sources: chosen }
  const fitting = rules.filter(rule => rule.fits(full))
  const number = fitting.find(rule => rule.id === 'why-lower')
  const special = fitting.filter(rule => rule.id !== 'why-lower').slice(0, number ? MOST - 1 : MOST)
  return [...(number ? [number] : []), ...special].map(({ id, say, why }) => ({ id, say, why }))
}
