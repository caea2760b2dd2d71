import { interventions } from '../repair/interventions/index.ts'
import { settings } from '../repair/settings.ts'
import { waitingReasons } from '../repair/waiting.ts'
import { stageOnMap } from '../repair/where.ts'
import { whats } from '../source/what.ts'
import type { Names } from './history.ts'

/** Names of sources, tools, steps and the like by their ids; an id that has left its catalogue stays readable as itself. */
export const names: Names = {
  source: (id) => whats.find((what) => what.id === id)?.label ?? id,
  intervention: (id) => interventions.find((one) => one.id === id)?.title ?? id,
  step: (intervention, id) => interventions.find((one) => one.id === intervention)?.steps.find((step) => step.id === id)?.text ?? id,
  setting: (id) => settings.find((one) => one.id === id)?.title ?? id,
  place: (map, id) => stageOnMap(map, id)?.title ?? id,
  waiting: (id) => waitingReasons.find((one) => one.id === id)?.label ?? id,
}
