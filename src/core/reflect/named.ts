import { findSign } from '../signs/catalogue.ts'
import type { NotedSign } from '../signs/sign.ts'

/** When it was: what was spoken of, and what was said then; '' where no moment was noted. */
function moment({ whenISaid, whenWeSpokeOf }: NotedSign): string {
  const when = [...(whenWeSpokeOf ? [`spoke of ${whenWeSpokeOf}`] : []), ...(whenISaid ? [`said “${bare(whenISaid)}”`] : [])]
  return when.length > 0 ? `, when you ${when.join(' and ')}` : ''
}

/** Noted signs, those of one moment of one session together, in the order in which the moments first come. */
export function byMoment(signs: readonly NotedSign[]): NotedSign[][] {
  const groups = new Map<string, NotedSign[]>()
  for (const sign of signs) {
    const key = `${sign.session}${moment(sign)}`
    groups.set(key, [...groups.get(key) ?? [], sign])
  }
  return [...groups.values()]
}

/** A noted sign as its button says it, in quotation marks, with its moment where one was noted. */
export const named = (sign: NotedSign): string => listed([sign])

/** Noted signs as one would list them; those of one moment stand together, so that it is told once. */
export function listed(signs: readonly NotedSign[]): string {
  const parts = byMoment(signs).map(those =>
    `${said(those.map(sign => `“${findSign(sign.signId)?.label ?? 'A sign'}”`))}${those.slice(0, 1).map(moment).join('')}`)
  return parts.some(part => part.includes(', when')) ? parts.join('; ') : said(parts)
}

/** A noted sign as a reason: "You noted …", or "They told you …" where the client said it. */
export function noted(sign: NotedSign): string {
  if (sign.kind !== 'said-directly') return stopped(`You noted ${named(sign)}.`)
  return stopped(sign.clientSaid ? `They told you: “${bare(sign.clientSaid)}”.` : `They told you something: ${named(sign)}.`)
}

/** A quotation that ends in a question mark closes its sentence by itself. */
export const stopped = (text: string): string => text.replace(/([?!…])”\.(?=\s|$)/g, '$1”')

/** Words for quotation marks in the middle of a sentence: without their own full stop. */
export const bare = (text: string): string => text.trim().replace(/[.]+$/, '')

/** Joins words as one would say them: "a, b and c". */
export function said(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Words that stand in quotation marks: those inside them are single. */
export const within = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’')
