import { type ReplyForm, replyForms } from './family.ts'

/** The name under which a rehearsed answer is kept among private notes: a number of its own, so that none replaces another. */
export function rehearsalNote(form: ReplyForm, kept: readonly string[]): string {
  const numbers = kept.map((id) => Number(/^rehearsal-\w+-(\d+)$/.exec(id)?.[1] ?? 0))
  return `rehearsal-${form}-${Math.max(0, ...numbers) + 1}`
}

/** The form that a kept answer was rehearsed in; null for any other note. */
export function formOfNote(id: string): ReplyForm | null {
  return replyForms.find((form) => new RegExp(`^rehearsal-${form}-\\d+$`).test(id)) ?? null
}
