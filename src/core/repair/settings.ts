import type { Form } from '../source/form.ts'
import { nearness } from './settings/nearness.ts'
import { circumstances } from './settings/circumstances.ts'
import { waysOfWorking } from './settings/ways-of-working.ts'
import type { Setting, SettingId } from './settings/setting.ts'
import type { Intervention } from './intervention.ts'

export type { Setting, SettingGroup, SettingId } from './settings/setting.ts'

/**
 * Kinds of work and circumstances that change the words of a plan (guidance §9). The therapist chooses; nothing here is
 * computed, how somebody is with nearness least of all.
 */
export const settings: readonly Setting[] = [...waysOfWorking, ...nearness, ...circumstances]

/** What Attune is not made for; said, not offered. */
export const notYet = {
  title: 'Couples, families and groups: not yet',
  text: 'The check-in, the reasoning and the words here are about one client and one therapist. With more people in the room they would be misleading, so please do not use them there.',
}

/** The settings that were chosen, in catalogue order; at most one of those about nearness, since each asks for something else. */
export function settingsOf(ids: readonly string[]): Setting[] {
  const chosen = settings.filter(({ id }) => ids.includes(id))
  const near = chosen.find(({ group }) => group === 'nearness')
  return chosen.filter((one) => one.group !== 'nearness' || one === near)
}

/**
 * The settings that the words go by: what was chosen in the case, nothing included; until then how the therapist noted that
 * they mostly meet. Nothing else is taken from anywhere.
 * @param chosen null = nothing was chosen yet
 */
export function settingsAtHand(chosen: readonly string[] | null, meets: 'in-person' | 'telehealth'): Setting[] {
  return settingsOf(chosen ?? (meets === 'telehealth' ? ['telehealth'] : []))
}

/** True for an id of the catalogue. */
export const isSetting = (id: string): id is SettingId => settings.some((one) => one.id === id)

/** A sentence to borrow, and for which setting it is; null = for the tool or the form in general. */
export interface ShownWords { text: string; setting: string | null }

/** As many sentences as one reads before an hour. */
const MOST_WORDS = 6

/** The sentences to show with a tool: for the chosen settings first, then for the form, then the general ones. */
export function wordsShown(tool: Intervention, form: Form | null, chosen: readonly Setting[]): ShownWords[] {
  const forms = form === 'mixed' ? ['confrontation', 'withdrawal'] as const : form ? [form] : []
  const own = chosen.map((setting): ShownWords => ({ text: setting.say[tool.id], setting: setting.title }))
  const general = [...forms.flatMap((one) => tool.wordsFor[one]), ...tool.words].map((text): ShownWords => ({ text, setting: null }))
  return [...own, ...general].slice(0, Math.max(MOST_WORDS, own.length + 1))
}
