/** How a text is measured in one language. */
interface Measure {
  /** Name of the formula, and where it is from. */
  formula: string
  /** Years of age at which a text of these counts is read with ease. */
  age: (counts: Counts) => number
  syllables: (word: string) => number
}
/** `many`: share of words with three syllables or more; `long`: with more than six letters; `one`: with one syllable; each from 0 to 1. */
interface Counts { wordsPerSentence: number; syllablesPerWord: number; many: number; long: number; one: number }

/** A child in the first year of school is six. */
const ageInYear = (schoolYear: number) => schoolYear + 5

/**
 * Formulas for whole texts: a single sentence has too few words for them. Syllables are counted by rule, and may be off by
 * one in single words.
 */
export const measures: Readonly<Record<'en' | 'es' | 'de', Measure>> = {
  en: {
    formula: 'Flesch-Kincaid grade (Kincaid et al. 1975, Naval Technical Training Command report 8-75)',
    age: ({ wordsPerSentence, syllablesPerWord }) => ageInYear(0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59),
    syllables: (word) => groups(word.replace(/['’]/g, '').replace(/(?<![aeiouytd])ed$|(?<=[^aeiouyl])e$|(?<=[^sxzcgaeiouh])es$/, ''), /[aeiouy]+/g),
  },
  es: {
    formula: 'Fernández Huerta (1959, Consigna 214, 29–32), with its school years: 80 and more = year 5, 70 = year 6, 90 = year 4',
    age: ({ wordsPerSentence, syllablesPerWord }) => {
      const ease = 206.84 - 60 * syllablesPerWord - 1.02 * wordsPerSentence
      return ageInYear(Math.max(4, Math.ceil((130 - ease) / 10)))
    },
    // A strong or stressed vowel is a syllable of its own; a weak one joins its neighbour.
    syllables: (word) => groups(word.replace(/qu|gu(?=[eiéí])/g, 'k').replace(/y$/, 'i'), /[iuü]?[aeoáéó](?:[iuü](?![íú]))?|[íú]|[iuü]+/g),
  },
  de: {
    formula: 'first Vienna formula for factual texts (Bamberger & Vanecek 1984, Lesen – Verstehen – Lernen – Schreiben)',
    age: ({ wordsPerSentence, many, long, one }) => ageInYear(19.35 * many + 0.1672 * wordsPerSentence + 12.97 * long - 3.27 * one - 0.875),
    syllables: (word) => groups(word, /ie|ei|ai|au|eu|äu|aa|ee|oo|[aeiouyäöü]/g),
  },
}

const groups = (word: string, vowels: RegExp): number => Math.max(1, (word.match(vowels) ?? []).length)

/** Age in years at which a text is read with ease. */
export function readingAge(text: string, language: keyof typeof measures): number {
  const { syllables, age } = measures[language]
  const sentences = Math.max(1, text.split(/[.!?:]+["”»“]?(?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length)
  const words = text.toLowerCase().match(/[\p{L}'’]+/gu) ?? []
  const spoken = words.map(syllables)
  const share = (holds: (word: string, count: number) => boolean) => words.filter((word, i) => holds(word, spoken[i]!)).length / words.length
  return age({
    wordsPerSentence: words.length / sentences, syllablesPerWord: spoken.reduce((sum, one) => sum + one, 0) / words.length,
    many: share((_, count) => count >= 3), long: share((word) => word.length > 6), one: share((_, count) => count === 1),
  })
}
