import type { EventData } from './event.ts'
import type { CaseView } from './fold.ts'

/** What is planned for this session and has no note on how it went yet; null = nothing of that kind. */
export function plannedNext(view: CaseView): EventData['planned']['interventions'][number] | null {
  const done = new Set(view.steps.map((step) => step.intervention))
  return view.plan?.interventions.find((one) => one.lane === 'this-session' && !done.has(one.id)) ?? null
}
