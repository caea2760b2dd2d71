import { interventions } from '../repair/interventions/index.ts'
import { whats } from '../source/what.ts'
import type { Names } from './history.ts'

/** Names of sources and interventions by their ids; an id that has left its catalogue stays readable as itself. */
export const names: Names = {
  source: (id) => whats.find((what) => what.id === id)?.label ?? id,
  intervention: (id) => interventions.find((one) => one.id === id)?.title ?? id,
}
