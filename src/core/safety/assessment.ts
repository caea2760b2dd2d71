/**
 * How safety was looked at before a risk check is closed. A try that reached nobody is none of them: then it stays open. Own
 * list, clinical consensus: contact by a person, with what was found written down, is what has been shown to work
 * (docs/clinical/safety.md).
 */
export const ASSESSMENTS = ['spoken', 'handed-over', 'no-danger'] as const

export type Assessment = (typeof ASSESSMENTS)[number]

/** What was typed, if it is one of them; else null. */
export function assessmentOf(typed: string): Assessment | null {
  return ASSESSMENTS.find((one) => one === typed) ?? null
}
