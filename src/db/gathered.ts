import { isDatabaseAway } from './open.ts'

/** Most that is asked in one statement: it keeps a transaction, and what its failure repeats, small. */
const MOST = 32

interface Waiting<One, Answer> {
  readonly one: One
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/**
 * Asks for what came up within two turns of the event loop in one statement instead of many. Who comes alone waits for
 * nobody. Several that fail together are asked for each alone, so that no request suffers from another; where the
 * database is away, all fail as they would have alone.
 *
 * @param ask answers all of them, in their order, in one transaction; safe to ask again after it failed
 * @param kind only what is of one kind is asked for together
 */
export function gathered<One, Answer>(
  ask: (all: readonly One[]) => Promise<readonly Answer[]>, kind: (one: One) => string = () => '',
): (one: One) => Promise<Answer> {
  let waiting: Waiting<One, Answer>[] = []

  async function answer(together: readonly Waiting<One, Answer>[]): Promise<void> {
    try {
      const answers = await ask(together.map(({ one }) => one))
      together.forEach(({ resolve }, i) => resolve(answers[i]!))
    } catch (error) {
      if (together.length === 1 || isDatabaseAway(error)) for (const { reject } of together) reject(error)
      else await Promise.all(together.map((alone) => answer([alone])))
    }
  }

  function askAll(): void {
    const kinds = Map.groupBy(waiting, ({ one }) => kind(one))
    waiting = []
    for (const alike of kinds.values()) for (let i = 0; i < alike.length; i += MOST) void answer(alike.slice(i, i + MOST))
  }

  return (one) => new Promise((resolve, reject) => {
    // Two turns: what one reading of the sockets brings in, some of it comes up only in the turn after.
    if (waiting.length === 0) setImmediate(setImmediate, askAll)
    waiting.push({ one, resolve, reject })
  })
}

/** What is made once for each `Owner`, and goes with it. */
export function forEach<Owner extends object, Made>(make: (owner: Owner) => Made): (owner: Owner) => Made {
  const made = new WeakMap<Owner, Made>()
  return (owner) => {
    const one = made.get(owner) ?? make(owner)
    made.set(owner, one)
    return one
  }
}
