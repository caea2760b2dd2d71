import type { BetterNot, InterventionId } from '../intervention.ts'

export type SettingId =
  | 'cbt' | 'psychodynamic' | 'keeps-distance' | 'fears-loss' | 'fears-both'
  | 'telehealth' | 'interpreter' | 'adolescents' | 'mandated'

export type SettingGroup = 'way-of-working' | 'nearness' | 'circumstances'

/** One setting (guidance §9): what to bear in mind, a sentence for each tool, and what is better left. */
export interface Setting {
  id: SettingId
  group: SettingGroup
  /** Says what you do, never what somebody is like: it stands in the record. */
  title: string
  text: string
  mind: readonly string[]
  say: Readonly<Record<InterventionId, string>>
  better: BetterNot
}
