import { guideEntries, guides } from '../../src/core/guides/index.ts'
import { textsOf } from '../../src/core/guides/guide.ts'
import { type Entry, fold, questionOf, search } from '../../src/core/guides/search.ts'
import type { Figure } from './core.ts'

/** As many guides of its own as a large practice might write in years. */
const OWN = 1_000
const ROUNDS = 40
/** One word, a beginning, several words, a word that stands nearly everywhere, and words that no guide holds together. */
const questions = ['interpreter', 'apolog', 'fee video court', 'the', 'interpreter xylophone', 'Größe ñandú', 'a i t s w c m']

/** How long one search takes: in the guides that ship, and together with a thousand of a practice that hold words of the question. */
export async function benchGuides(): Promise<Figure[]> {
  const own = ownEntries()
  return [
    { name: `search in the ${guides.length} guides, the slowest of ${questions.length} questions`, value: slowest(guideEntries), unit: 'ms', baseline: 20, limit: 'at most' },
    { name: `search in them and ${OWN.toLocaleString('en')} guides of the practice`, value: slowest([...guideEntries, ...own]), unit: 'ms', baseline: 20, limit: 'at most' },
  ]
}

/** Guides of a practice as long as ours, each with the words of three of ours in another order. */
function ownEntries(): { entry: Entry; item: number }[] {
  return Array.from({ length: OWN }, (_, n) => {
    const texts = [0, 1, 2].flatMap((k) => guides[(n * 7 + k * 13) % guides.length]!.body.flatMap(textsOf).slice(n % 5, n % 5 + 4))
    return { item: n, entry: { title: fold(`Guide ${n}`), topics: fold(), summary: fold(texts[0] ?? ''), text: fold(...texts) } }
  })
}

/** The slowest question, each at the best of its rounds: what the search takes when nothing else disturbs it. */
function slowest(entries: readonly { entry: Entry; item: unknown }[]): number {
  return Math.max(...questions.map((question) => Math.min(...Array.from({ length: ROUNDS }, () => {
    const start = process.hrtime.bigint()
    search<unknown>(questionOf(question), entries)
    return Number(process.hrtime.bigint() - start) / 1e6
  }))))
}
