import type { InterventionId } from '../repair/intervention.ts'
import type { SignKind } from '../signs/sign.ts'
import type { WhatId } from '../source/what.ts'
import { guideOfIntervention, guideOfLevel, guideOfSetting, guideOfSign, guideOfSource, guideOfTopic } from './explains.ts'
import { type Guide, type GuideText, type Place, type Subject, readingMinutes, textsOf } from './guide.ts'
import { type Entry, fold } from './search.ts'
import { aGoodGoodbye } from './a-good-goodbye.ts'
import { aMisunderstanding } from './a-misunderstanding.ts'
import { aWarmLetter } from './a-warm-letter.ts'
import { adjustTheWork } from './adjust-the-work.ts'
import { afterAMissedSession } from './after-a-missed-session.ts'
import { byVideoOrPhone } from './by-video-or-phone.ts'
import { checkingRegularly } from './checking-regularly.ts'
import { clearUpAndOwn } from './clear-up-and-own.ts'
import { combiningAnswersAndSigns } from './combining-answers-and-signs.ts'
import { cultureAndDifference } from './culture-and-difference.ts'
import { explainReasoning } from './explain-reasoning.ts'
import { exploreDeeper } from './explore-deeper.ts'
import { feeTimeAndContact } from './fee-time-and-contact.ts'
import { helpingClientsFeelHeard } from './helping-clients-feel-heard.ts'
import { holdALimit } from './hold-a-limit.ts'
import { howTheHourWent } from './how-the-hour-went.ts'
import { howWeTalk } from './how-we-talk.ts'
import { howYouComeAcross } from './how-you-come-across.ts'
import { ifTheyWantSomebodyElse } from './if-they-want-somebody-else.ts'
import { introducingCheckIns } from './introducing-check-ins.ts'
import { listenOpenly } from './listen-openly.ts'
import { lookingAgain } from './looking-again.ts'
import { nearnessAndDistance } from './nearness-and-distance.ts'
import { oneClientOneTherapist } from './one-client-one-therapist.ts'
import { oneMoment } from './one-moment.ts'
import { otherRules } from './other-rules.ts'
import { perfectAndFlatLines } from './perfect-and-flat-lines.ts'
import { powerInTheRoom } from './power-in-the-room.ts'
import { receivingCriticism } from './receiving-criticism.ts'
import { reflectBeforeYouAsk } from './reflect-before-you-ask.ts'
import { repairAsPlannedWork } from './repair-as-planned-work.ts'
import { repairInCbt } from './repair-in-cbt.ts'
import { repairInPsychodynamicWork } from './repair-in-psychodynamic-work.ts'
import { reviewGoals } from './review-goals.ts'
import { rupturesAreOrdinary } from './ruptures-are-ordinary.ts'
import { sayingSorryWell } from './saying-sorry-well.ts'
import { someoneWhoHasToCome } from './someone-who-has-to-come.ts'
import { startingTheConversation } from './starting-the-conversation.ts'
import { talkingAboutTheTalking } from './talking-about-the-talking.ts'
import { theFirstLowAnswer } from './the-first-low-answer.ts'
import { tooFastTooSlow } from './too-fast-too-slow.ts'
import { twoMaps } from './two-maps.ts'
import { understandTogether } from './understand-together.ts'
import { usingItInSupervision } from './using-it-in-supervision.ts'
import { waitingOnPurpose } from './waiting-on-purpose.ts'
import { whatTheWordsMean } from './what-the-words-mean.ts'
import { whenAimsDriftApart } from './when-aims-drift-apart.ts'
import { whenAnswersStop } from './when-answers-stop.ts'
import { whenConfrontationShows } from './when-confrontation-shows.ts'
import { whenHopeRunsLow } from './when-hope-runs-low.ts'
import { whenItIsMuchLower } from './when-it-is-much-lower.ts'
import { whenItIsNotAboutYouTwo } from './when-it-is-not-about-you-two.ts'
import { whenItIsNotRepair } from './when-it-is-not-repair.ts'
import { whenItIsYourOwnState } from './when-it-is-your-own-state.ts'
import { whenItLiesElsewhere } from './when-it-lies-elsewhere.ts'
import { whenSafetyComesFirst } from './when-safety-comes-first.ts'
import { whenSomeoneFeelsDismissed } from './when-someone-feels-dismissed.ts'
import { whenTheClientContributes } from './when-the-client-contributes.ts'
import { whenTheClientSaysItIsFine } from './when-the-client-says-it-is-fine.ts'
import { whenTheWorkDoesNotFit } from './when-the-work-does-not-fit.ts'
import { whenTheyTellYou } from './when-they-tell-you.ts'
import { whenTrustThins } from './when-trust-thins.ts'
import { whenWithdrawalShows } from './when-withdrawal-shows.ts'
import { whenYouDisagree } from './when-you-disagree.ts'
import { whenYouMadeAMistake } from './when-you-made-a-mistake.ts'
import { withAdolescents } from './with-adolescents.ts'
import { withAnInterpreter } from './with-an-interpreter.ts'
import { yourOwnCues } from './your-own-cues.ts'

export { licence, readingMinutes, textsOf } from './guide.ts'
export type { Besides, Block, Guide, GuideText, Place, Subject } from './guide.ts'

/** The library in reading order, in parts: noticing, one's own part, what it is about, talking, repairing, leaving. */
const library: readonly { part: string; guides: readonly GuideText[] }[] = [
  { part: 'noticing', guides: [
    rupturesAreOrdinary, introducingCheckIns, checkingRegularly, helpingClientsFeelHeard, theFirstLowAnswer,
    perfectAndFlatLines, whatTheWordsMean, whenItIsMuchLower, otherRules, combiningAnswersAndSigns,
  ] },
  { part: 'signs', guides: [
    whenWithdrawalShows, whenConfrontationShows, whenTheyTellYou, yourOwnCues, howTheHourWent, whenAnswersStop,
  ] },
  { part: 'own', guides: [
    reflectBeforeYouAsk, receivingCriticism, whenTheClientContributes, whenItIsYourOwnState, usingItInSupervision,
  ] },
  { part: 'sources', guides: [
    whenAimsDriftApart, whenTheWorkDoesNotFit, tooFastTooSlow, whenHopeRunsLow, whenTrustThins, howWeTalk,
    howYouComeAcross, aMisunderstanding, oneMoment, whenSomeoneFeelsDismissed, whenYouMadeAMistake, powerInTheRoom,
    cultureAndDifference, feeTimeAndContact, someoneWhoHasToCome, whenItLiesElsewhere, whenItIsNotAboutYouTwo,
  ] },
  { part: 'talking', guides: [
    startingTheConversation, whenTheClientSaysItIsFine, whenYouDisagree, talkingAboutTheTalking, twoMaps,
    nearnessAndDistance, waitingOnPurpose,
  ] },
  { part: 'repairing', guides: [
    repairAsPlannedWork, understandTogether, listenOpenly, exploreDeeper, clearUpAndOwn, sayingSorryWell,
    reviewGoals, explainReasoning, adjustTheWork, holdALimit, lookingAgain,
  ] },
  { part: 'settings', guides: [
    repairInCbt, repairInPsychodynamicWork, byVideoOrPhone, withAnInterpreter, withAdolescents,
    oneClientOneTherapist,
  ] },
  { part: 'care', guides: [
    whenSafetyComesFirst, whenItIsNotRepair,
  ] },
  { part: 'leaving', guides: [
    afterAMissedSession, aWarmLetter, ifTheyWantSomebodyElse, aGoodGoodbye,
  ] },
]

/** The guides of each part, in reading order; `part` is the key of its heading. */
export const parts: readonly { part: string; guides: readonly Guide[] }[] = library.map(({ part, guides: texts }) =>
  ({ part, guides: texts.map((text) => ({ ...text, minutes: readingMinutes(text) })) }))

/** The guide library, in reading order. */
export const guides: readonly Guide[] = parts.flatMap((part) => part.guides)

const byId = new Map(guides.map((guide) => [guide.id, guide]))

/** The guide with this id, or undefined when there is none. */
export function findGuide(id: string): Guide | undefined {
  return byId.get(id)
}

/** Every guide as the search reads it. */
export const guideEntries: readonly { entry: Entry; item: Guide }[] = guides.map((guide) => ({
  item: guide,
  entry: {
    title: fold(guide.title), topics: fold(...guide.topics), summary: fold(guide.summary), text: fold(...guide.body.flatMap(textsOf)),
  },
}))

const explains: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(Object.entries({
  source: guideOfSource, sign: guideOfSign, intervention: guideOfIntervention, level: guideOfLevel, setting: guideOfSetting, topic: guideOfTopic,
}))

/** The one guide that explains a source, a family of signs, an intervention, a level, a setting or a topic; undefined for what is unknown. */
export function guideAbout(subject: Subject): Guide | undefined {
  const [kind = '', id = ''] = subject.split(':')
  const table = explains.get(kind)
  return table && Object.hasOwn(table, id) ? findGuide(table[id] ?? '') : undefined
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
  /** What the latest check-in was called. */
  level?: string
}

/**
 * Guides that fit what is at hand, the closest first.
 * A guide that explains an intervention in view comes before one about a source, then a sign or a level, then the place;
 * what fits in several ways rises, and among equals the one guide of a thing comes before those that only touch it. Ties
 * keep reading order. Nothing at hand gives an empty list: a page never shows help at random.
 */
export function guidesFor(atHand: AtHand): Guide[] {
  return guides
    .map((guide) => ({ guide, closeness: closeness(guide, atHand) }))
    .filter(({ closeness }) => closeness > 0)
    .toSorted((a, b) => b.closeness - a.closeness)
    .map(({ guide }) => guide)
}

/** How much closer the one guide of a thing is than one that touches it. */
const OWN = 1.25

function closeness({ id, besides }: Guide, { place, sources, interventions, signs, level }: AtHand): number {
  const here = place !== undefined && (besides.places?.includes(place) ?? false)
  const near = (worth: number, kind: 'source' | 'sign' | 'intervention', own: readonly string[] = [], wanted: readonly string[] = []) =>
    wanted.some((one) => guideAbout(`${kind}:${one}` as Subject)?.id === id) ? worth * OWN
      : wanted.some((one) => own.includes(one)) ? worth : 0
  return near(8, 'intervention', besides.interventions, interventions) + near(4, 'source', besides.sources, sources)
    + near(2, 'sign', besides.signs, signs) + (level !== undefined && guideAbout(`level:${level}` as Subject)?.id === id ? 2 : 0) + (here ? 1 : 0)
}

/** What a practice's own guide can be shown beside. */
export type Pin = `source:${WhatId}` | `sign:${SignKind}` | `intervention:${InterventionId}`

/** Every such thing, in the order of its catalogue. */
export const pins: readonly Pin[] = [
  ...(Object.keys(guideOfSource) as WhatId[]).map((id) => `source:${id}` as const),
  ...(Object.keys(guideOfSign) as SignKind[]).map((id) => `sign:${id}` as const),
  ...(Object.keys(guideOfIntervention) as InterventionId[]).map((id) => `intervention:${id}` as const),
]
