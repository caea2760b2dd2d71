import { repairMaps } from './maps.ts'
import type { MapStage, RepairMap } from './maps.ts'

/** A place on a map that the therapist marked for a session; nothing computes it. */
export interface PlaceMark { session: number; map: RepairMap['form']; stage: string; words: string }

/** One mark, with the step it was from the mark before on the same map. */
export interface Travelled extends PlaceMark {
  title: string
  move: 'first' | 'on' | 'back' | 'same' | 'other-map'
  text: string
}

/** A place of a map by its id; null where the map has no such place. */
export function stageOnMap(map: string, stage: string): MapStage | null {
  return repairMaps.find(one => one.form === map)?.stages.find(one => one.id === stage) ?? null
}

const said: Record<Travelled['move'], string> = {
  first: 'Marked for the first time.',
  on: 'Further on than before.',
  back: 'A loop back. That is usual, and often how it goes on.',
  same: 'The same place as before. Staying is not standing still.',
  'other-map': 'On the other map now. A strain can change its shape.',
}

const indexOf = (mark: PlaceMark) => repairMaps.find(one => one.form === mark.map)?.stages.findIndex(one => one.id === mark.stage) ?? -1

/**
 * The way so far, in the order of the sessions; a second mark for a session takes the place of the first.
 * @param marks in the order in which they were made; a place that has left its map is passed over
 */
export function wayOn(marks: readonly PlaceMark[]): Travelled[] {
  const latest = new Map(marks.filter(mark => stageOnMap(mark.map, mark.stage)).map(mark => [mark.session, mark]))
  const ordered = [...latest.values()].toSorted((a, b) => a.session - b.session)
  return ordered.map((mark, i) => {
    const before = ordered[i - 1]
    const move = !before ? 'first' : before.map !== mark.map ? 'other-map'
      : indexOf(mark) > indexOf(before) ? 'on' : indexOf(mark) < indexOf(before) ? 'back' : 'same'
    return { ...mark, title: stageOnMap(mark.map, mark.stage)?.title ?? mark.stage, move, text: said[move] }
  })
}
