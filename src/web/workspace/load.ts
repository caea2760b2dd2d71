import {
  type CaseView, type NextStep, type TherapyRecord, calledBy, chosenSources, foldCase, gatherEvidence, likelySources, nextUnlessHeld, workingSources,
} from '../../core/case/index.ts'
import { pins } from '../../core/guides/index.ts'
import type { Opener, Opening, Register } from '../../core/opener/opening.ts'
import { composeOpeners } from '../../core/opener/compose.ts'
import { STEPS_AT_ONCE, offeredAtOnce } from '../../core/repair/at-once.ts'
import { type OtherHelp, helpElsewhere, toldAllTheSame } from '../../core/repair/other-help.ts'
import { type InterventionRanking, type RankedIntervention, rankInterventions } from '../../core/repair/rank-interventions.ts'
import { type Setting, settingsAtHand } from '../../core/repair/settings.ts'
import { drawCard } from '../../core/rupture/card.ts'
import type { Card, EvidenceInput } from '../../core/rupture/evidence.ts'
import { type Form, formOf } from '../../core/source/form.ts'
import type { RankedSource } from '../../core/source/rank.ts'
import { type WhatId, whatById } from '../../core/source/what.ts'
import { inTenant } from '../../db/open.ts'
import { type Reflection, ownReflections, supervisorOf } from '../../db/reflections.ts'
import type { StoredRupture } from '../../db/ruptures.ts'
import { type ReadingTask, openTasksFor } from '../../db/tasks.ts'
import { type PinnedGuide, pinnedGuides } from '../../db/own-guides.ts'
import { recordOf } from '../../db/therapy-record.ts'
import { type TherapyView, therapyView } from '../../db/therapy-view.ts'
import type { Ask } from '../route.ts'

/** Everything that the pages of one case need, gathered once. */
export interface Workspace {
  ruptureId: string
  view: TherapyView
  record: TherapyRecord
  rupture: StoredRupture
  case: CaseView
  evidence: EvidenceInput
  card: Card
  /** What the strain may be about by the evidence, and what repair goes by. */
  ranked: RankedSource[]
  working: { sources: WhatId[]; chosen: boolean }
  form: Form | null
  /** For which kind of work and circumstances the words of the plan are. */
  settings: Setting[]
  /** None where a boundary may be at stake: that goes its own way. */
  next: NextStep | null
  /** The case may be about a boundary: no opener, no prompts (engine §6). */
  boundary: boolean
  /** What helps instead, where nothing that the therapist chose is for repair talk; null otherwise (guidance §2). */
  elsewhere: OtherHelp[] | null
  reflections: Reflection[]
  /** Whether a private note can be kept just now: its key is here. */
  canKeep: boolean
  /** With whom a note can be shared; null where nobody accompanies the therapist. */
  supervisor: { memberId: string; name: string } | null
  tasks: ReadingTask[]
  /** Guides of the practice that are pinned beside a source, a family of signs or a way to repair. */
  pinned: PinnedGuide[]
  /** How the client is called on the page. */
  client: string
  /** The session that is being prepared. */
  session: number
  now: Date
}

/** Gathers a case for its own therapist; null for everybody else, as if it did not exist. */
export async function workspaceOf({ db, keyring, viewer, params, now }: Ask): Promise<Workspace | null> {
  const ruptureId = params.ruptureId ?? ''
  const found = await inTenant(db, viewer, async (tx) => {
    const view = await therapyView(tx, { ruptureId }, viewer.memberId)
    return view && {
      view, reflections: await ownReflections(tx, { ...viewer, keyring }, ruptureId), supervisor: await supervisorOf(tx, viewer.memberId),
      pinned: await pinnedGuides(tx, pins),
      tasks: (await openTasksFor(tx, viewer.memberId, now, [view.therapyId])).filter((task) => task.therapyId === view.therapyId),
    }
  })
  const rupture = found?.view.ruptures.find((one) => one.ruptureId === ruptureId)
  const record = found && recordOf(found.view, now)
  if (!found || !rupture || !record) return null
  const { view } = found
  const folded = foldCase(rupture.events)
  const evidence = gatherEvidence(record, folded.closed ? null : rupture.onset)
  const card = drawCard(evidence)
  const ranked = likelySources(record, folded, card, evidence)
  return {
    ...found, canKeep: keyring.writes !== null, ruptureId, record, rupture, case: folded, evidence, card, ranked, working: workingSources(folded, ranked),
    form: folded.source ? folded.source.form : formOf(evidence.signs, evidence.goneQuiet),
    settings: settingsAtHand(folded.settings, view.setting), ...nextUnlessHeld(record, folded, card, [view.therapistFirstName, view.therapistName]),
    elsewhere: helpElsewhere(chosenSources(folded), card.override === 'said'), client: calledBy(view.clientName), session: (view.sessions.at(-1)?.number ?? 0) + 1, now,
  }
}

export const registers: readonly Register[] = ['tentative', 'plain', 'warm']
/** Wordings that one can leaf through before they come round again. */
export const WORDINGS = 12

/** The tone and wording that an address asks for; plain, and the first one, where it does not say. */
export function wordingIn(query: Record<string, string>): { register: Register; variant: number; withoutValuing: boolean } {
  const variant = Math.min(WORDINGS - 1, Math.max(0, Number.parseInt(query.variant ?? '0', 10) || 0))
  return { register: registers.find((one) => one === query.register) ?? 'plain', variant, withoutValuing: query.valuing === 'out' }
}

/**
 * Words to open the conversation with, or what stands in for them; about the source that the therapist chose first.
 * @param withoutValuing the therapist struck out that the connection matters to them
 */
export function openingOf(w: Workspace, register: Register, variant: number, withoutValuing = false): Opening {
  const source = w.working.chosen ? w.working.sources[0] : undefined
  return composeOpeners({
    card: w.card, input: w.evidence, clientName: w.client, therapistName: w.view.therapistFirstName, register, variant,
    setting: w.view.setting, held: w.boundary, ending: w.working.chosen && w.working.sources.includes('ending'),
    missedLast: w.view.sessions.at(-1)?.kind === 'missed', form: w.form, withoutValuing, ...(source ? { source } : {}),
  })
}

/** Composed words that own a mistake without naming it: which one it was is the therapist's to say. */
export const leavesUnnamed = ({ clauses }: Opener): boolean => clauses.some((clause) => clause.name)

/**
 * What the tools are suggested for. Where the client told the therapist and nothing that was chosen is for repair talk, the
 * likeliest by the evidence stands in: who asked to talk about it is not met with help for something else alone (engine §5).
 */
export function repairedFor({ working, ranked, card }: Workspace): { sources: WhatId[]; by: 'chosen' | 'likely' | 'told' } {
  if (!working.chosen) return { sources: working.sources, by: 'likely' }
  const likely = ranked.filter(({ source, score }) => score > 0 && whatById(source).repairTalk).slice(0, 1).map(({ source }) => source)
  return toldAllTheSame(working.sources, card.override === 'said') && likely.length > 0
    ? { sources: likely, by: 'told' } : { sources: working.sources, by: 'chosen' }
}

/** The tools for the sources at hand, in the order of guidance §7, each with what in the evidence speaks for it. */
export function rankingOf(w: Workspace): InterventionRanking {
  const reasons = new Map(w.ranked.flatMap(({ source, score, because: [first] }) => (score > 0 && first ? [[source, first] as const] : [])))
  return rankInterventions(repairedFor(w).sources, w.form, { reasons, quiet: w.card.quietAdjustment })
}

/** As many of them as are offered at once; one fewer below a notice, so that the button stays on the screen. */
export function suggestionsOf(w: Workspace, { ranked }: InterventionRanking): RankedIntervention[] {
  return offeredAtOnce(ranked, w.tasks.length > 0 ? STEPS_AT_ONCE - 1 : STEPS_AT_ONCE)
}
