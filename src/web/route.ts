import type { Kysely } from 'kysely'
import type { Database, Role } from '../db/schema.ts'
import type { Keyring } from '../db/sealed-words.ts'

/** Who is signed in, as pages see it. */
export interface Viewer {
  practiceId: string
  memberId: string
  name: string
  email: string
  roles: Role[]
  practiceName: string
  timeZone: string
  demo: boolean
}

/** The typed fields of a form: always text, never undefined. */
export interface Form {
  text(name: string): string
  texts(name: string): string[]
  has(name: string): boolean
}

/** One request of a signed-in member, ready for a page. */
export interface Ask {
  db: Kysely<Database>
  /** What private notes are sealed with. */
  keyring: Keyring
  now: Date
  viewer: Viewer
  params: Record<string, string>
  query: Record<string, string>
  form: Form
  /** Where clients and invited members reach this installation, without a slash at the end. */
  publicUrl: string
}

export type Answer =
  | { html: string; status?: number }
  /** See other: after something was written, so that reloading writes nothing again. */
  | { to: string }

/**
 * One entry of the route table. The table is data: the server registers it, and the access and accessibility tests
 * walk it, so that a new page is covered or fails.
 */
export interface Route {
  method: 'GET' | 'POST'
  /** Parameters are written :name; every one that ends in Id holds a UUID. */
  path: string
  /** Who may come here at all; what they see inside is decided by row-level security and the queries. */
  roles: readonly Role[]
  handle(ask: Ask): Promise<Answer>
}

export const everyone: readonly Role[] = ['therapist', 'supervisor', 'director', 'recipient']

/** Wraps a parsed form body; a field that came several times keeps its last value for `text`. */
export function formOf(body: unknown): Form {
  const fields = new Map<string, string[]>()
  if (typeof body === 'object' && body !== null) {
    for (const [name, value] of Object.entries(body)) {
      fields.set(name, (Array.isArray(value) ? value : [value]).filter((v): v is string => typeof v === 'string'))
    }
  }
  return {
    text: (name) => fields.get(name)?.at(-1) ?? '',
    texts: (name) => fields.get(name) ?? [],
    has: (name) => fields.has(name),
  }
}
