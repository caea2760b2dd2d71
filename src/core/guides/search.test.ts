import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guideEntries } from './index.ts'
import { type Entry, fold, questionOf, search, wordsOf } from './search.ts'

const entry = (parts: Partial<Record<keyof Entry, string>>): Entry => ({
  title: fold(parts.title ?? ''), topics: fold(parts.topics ?? ''), summary: fold(parts.summary ?? ''), text: fold(parts.text ?? ''),
})
const find = (question: string, ...entries: Entry[]) => search(questionOf(question), entries.map((one, i) => ({ entry: one, item: i })))

describe('folding', () => {
  test.each<[string, string[]]>([
    ['Wasn’t it', ['wasnt', 'it']], ["wasn't", ['wasnt']], ['Größe', ['grosse']], ['Señora ÑANDÚ', ['senora', 'nandu']],
    ['Łódź, Ærø; œuvre', ['lodz', 'aero', 'oeuvre']], ['CBT/ACT 2.0', ['cbt', 'act', '2', '0']], ['ﬁnd', ['find']],
    ['治療 関係', ['治', '療', '関', '係']], ['אני', ['אני']], ['', []], ['%_\\ !?', []], ['\0\uD800', []], ['e\u0301t\u00E9', ['ete']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  test('a folded text holds only words between single spaces, whatever was typed, and folding again changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = fold(text)
      expect(folded).toMatch(/^$|^( [\p{L}\p{N}]+)+ $/u)
      expect(fold(folded)).toBe(folded)
      for (const word of questionOf(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
    }))
  })
})

describe('finding', () => {
  test('every word has to begin some word, and the middle of a word is not enough', () => {
    expect(find('shame fear', entry({ text: 'fears and shame' }), entry({ text: 'shame' })).items).toEqual([0])
    expect(find('ear', entry({ text: 'fear' })).items).toEqual([])
    expect(find('ruptur', entry({ text: 'Ruptures' })).items).toEqual([0])
  })

  test('a title comes before a topic, a topic before a summary, a summary before the text; a whole word long before a beginning', () => {
    const others = Array.from({ length: 12 }, () => entry({ text: 'something else' }))
    const found = find('fee', ...others, entry({ text: 'fee' }), entry({ summary: 'fee' }), entry({ topics: 'fee' }), entry({ title: 'fee' }), entry({ title: 'feeling' }))
    expect(found).toEqual({ all: true, items: [15, 14, 16, 13, 12] })
  })

  test('where nothing holds all words, what holds most of the telling ones, and that is said', () => {
    const others = Array.from({ length: 9 }, () => entry({ text: 'the hour and the week' }))
    const found = find('the interpreter xylophone', ...others, entry({ text: 'the interpreter' }))
    expect(found).toEqual({ all: false, items: [9] })
    expect(find('the xylophone', ...others)).toEqual({ all: false, items: [] })
  })

  test('a question without words finds nothing', () => {
    for (const question of ['', '  ', '%', '…']) expect(find(question, entry({ text: 'all' }))).toEqual({ all: true, items: [] })
  })

  test('what it finds holds every word, in any order of the question', () => {
    const word = fc.constantFrom('fear', 'fee', 'feeling', 'hour', 'our', 'pace', 'ñandú')
    fc.assert(fc.property(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 8 }), fc.array(word, { minLength: 1, maxLength: 3 }), (texts, question) => {
      const entries = texts.map((words) => entry({ text: words.join(' ') }))
      const { all, items } = find(question.join(' '), ...entries)
      expect(new Set(find(question.toReversed().join(' '), ...entries).items)).toEqual(new Set(items))
      if (all) {
        const holds = texts.flatMap((words, i) => (question.every((one) => words.some((other) => fold(other).startsWith(` ${fold(one).trim()}`))) ? [i] : []))
        expect([...items].sort((a, b) => a - b)).toEqual(holds)
      }
    }))
  })

  test.each([
    ['video', 'by-video-or-phone'], ['interpreter', 'with-an-interpreter'], ['homework', 'when-the-work-does-not-fit'], ['apolog', 'saying-sorry-well'],
    ['dropout letter', 'a-warm-letter'], ['suicide', 'when-safety-comes-first'], ['psychoanal', 'repair-in-psychodynamic-work'], ['court', 'someone-who-has-to-come'],
    ['all tens ceiling', 'perfect-and-flat-lines'], ['racism', 'culture-and-difference'], ['parents', 'with-adolescents'], ['supervision', 'using-it-in-supervision'],
    ['criticism', 'receiving-criticism'], ['goals', 'review-goals'], ['silence', 'how-we-talk'], ['mistake', 'when-you-made-a-mistake'],
  ])('a therapist who types “%s” meets the right guide among the first three', (question, id) => {
    expect(search(questionOf(question), guideEntries).items.slice(0, 3).map((guide) => guide.id)).toContain(id)
  })
})
