import type { Guide, Place } from './guide.ts'
import { aGoodGoodbye } from './a-good-goodbye.ts'
import { adjustTheWork } from './adjust-the-work.ts'
import { afterAMissedSession } from './after-a-missed-session.ts'
import { checkingRegularly } from './checking-regularly.ts'
import { clearUpAndOwn } from './clear-up-and-own.ts'
import { combiningAnswersAndSigns } from './combining-answers-and-signs.ts'
import { explainReasoning } from './explain-reasoning.ts'
import { exploreDeeper } from './explore-deeper.ts'
import { helpingClientsFeelHeard } from './helping-clients-feel-heard.ts'
import { holdALimit } from './hold-a-limit.ts'
import { listenOpenly } from './listen-openly.ts'
import { perfectAndFlatLines } from './perfect-and-flat-lines.ts'
import { reflectBeforeYouAsk } from './reflect-before-you-ask.ts'
import { repairAsPlannedWork } from './repair-as-planned-work.ts'
import { reviewGoals } from './review-goals.ts'
import { rupturesAreOrdinary } from './ruptures-are-ordinary.ts'
import { sayingSorryWell } from './saying-sorry-well.ts'
import { startingTheConversation } from './starting-the-conversation.ts'
import { talkingAboutTheTalking } from './talking-about-the-talking.ts'
import { twoMaps } from './two-maps.ts'
import { understandTogether } from './understand-together.ts'
import { waitingOnPurpose } from './waiting-on-purpose.ts'
import { whenConfrontationShows } from './when-confrontation-shows.ts'
import { whenItIsNotRepair } from './when-it-is-not-repair.ts'
import { whenItLiesElsewhere } from './when-it-lies-elsewhere.ts'
import { whenTheClientContributes } from './when-the-client-contributes.ts'
import { whenTheClientSaysItIsFine } from './when-the-client-says-it-is-fine.ts'
import { whenWithdrawalShows } from './when-withdrawal-shows.ts'
import { whenYouDisagree } from './when-you-disagree.ts'
import { yourOwnCues } from './your-own-cues.ts'

export type { Besides, Block, Guide, Place } from './guide.ts'

/** The guide library, in reading order: noticing, reflecting, talking, repairing, looking again. */
export const guides: readonly Guide[] = [
  rupturesAreOrdinary,
  checkingRegularly,
  helpingClientsFeelHeard,
  perfectAndFlatLines,
  combiningAnswersAndSigns,
  whenWithdrawalShows,
  whenConfrontationShows,
  yourOwnCues,
  reflectBeforeYouAsk,
  whenTheClientContributes,
  startingTheConversation,
  whenTheClientSaysItIsFine,
  whenYouDisagree,
  talkingAboutTheTalking,
  twoMaps,
  waitingOnPurpose,
  repairAsPlannedWork,
  understandTogether,
  listenOpenly,
  exploreDeeper,
  clearUpAndOwn,
  sayingSorryWell,
  reviewGoals,
  explainReasoning,
  adjustTheWork,
  holdALimit,
  whenItLiesElsewhere,
  whenItIsNotRepair,
  afterAMissedSession,
  aGoodGoodbye,
]

/** The guide with this id, or undefined when there is none. */
export function findGuide(id: string): Guide | undefined {
  return guides.find(guide => guide.id === id)
}

/** What is at hand on a page; every part is optional. */
export interface AtHand {
  place?: Place
  /** What the strain may be about (source room ids). */
  sources?: readonly string[]
  /** Interventions in view. */
  interventions?: readonly string[]
  /** Catalogue ids of noted signs, their kinds, or both. */
  signs?: readonly string[]
}

/**
 * Guides that fit what is at hand, the closest first.
 * A guide that explains an intervention in view comes before one about a source, then a sign, then the place; what fits in
 * several ways rises. Ties keep reading order. Nothing at hand gives an empty list: a page never shows help at random.
 */
export function guidesFor(atHand: AtHand): Guide[] {
  return guides
    .map(guide => ({ guide, closeness: closeness(guide, atHand) }))
    .filter(({ closeness }) => closeness > 0)
    .toSorted((a, b) => b.closeness - a.closeness)
    .map(({ guide }) => guide)
}

function closeness({ besides }: Guide, { place, sources, interventions, signs }: AtHand): number {
  const here = place !== undefined && (besides.places?.includes(place) ?? false)
  return 8 * shared(besides.interventions, interventions) + 4 * shared(besides.sources, sources)
    + 2 * shared(besides.signs, signs) + (here ? 1 : 0)
}

/** 1 when the two lists have an entry in common, else 0: five signs of one kind do not outweigh an intervention. */
function shared(a: readonly string[] = [], b: readonly string[] = []): 0 | 1 {
  return a.some(entry => b.includes(entry)) ? 1 : 0
}
