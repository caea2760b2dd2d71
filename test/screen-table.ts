import { readFileSync } from 'node:fs'
import type { ScreenCategory } from '../src/core/safety/category.ts'
import { screenWords, type ScreenHit } from '../src/core/safety/screen.ts'

/** A sentence of our own making, with what a careful reader would say of it; the files say what each word means. */
export interface Labelled {
  language: 'en' | 'es' | 'de'
  label: ScreenCategory | 'none'
  how: 'explicit' | 'past' | 'denied' | 'oblique' | 'idiom' | 'ordinary'
  text: string
  hits: readonly ScreenHit[]
}

export const halves = ['tuning', 'held-out', 'held-out-2'] as const
export const fileOf = (half: (typeof halves)[number]): URL => new URL(`./fixtures/safety/${half}.txt`, import.meta.url)

/** One set with what the screen finds in each sentence; the therapist is called Ada. What also stands in the tuning set is tuned on. */
export function labelled(half: (typeof halves)[number]): Labelled[] {
  if (half === 'tuning') return read(half)
  const known = new Set(read('tuning').map(({ text }) => plain(text)))
  return read(half).filter(({ text }) => !known.has(plain(text)))
}

const plain = (text: string) => text.toLowerCase().replace(/[.!?]$/, '')

function read(half: (typeof halves)[number]): Labelled[] {
  return readFileSync(fileOf(half), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const [language, label, how, text = ''] = line.split('|')
    return { language, label, how, text, hits: screenWords(text, ['Ada']).hits } as Labelled
  })
}

export const asksToBeRead = ({ hits }: Labelled): boolean => hits.length > 0
/** Under the category that a reader would give it: what is held from the therapist depends on it. */
export const named = ({ hits, label }: Labelled): boolean => hits.some((hit) => hit.category === label)

const languages = { en: 'English', es: 'Spanish', de: 'German' }

function counted(list: readonly Labelled[], right: (one: Labelled) => boolean): string {
  const n = list.filter(right).length
  return list.length === 0 ? '–' : `${n} of ${list.length} (${(n / list.length).toFixed(2).replace(/^0/, '')})`
}

/** The table of docs/clinical/safety.md, as the code gives it now. */
export function screenTable(): string {
  const rows = halves.flatMap((half) => {
    const all = labelled(half)
    return (['en', 'es', 'de'] as const).filter((language) => all.some((one) => one.language === language)).map((language) => {
      const of = (...how: Labelled['how'][]) => all.filter((one) => one.language === language && how.includes(one.how))
      return `| ${half} | ${languages[language]} | ${[
        counted(of('explicit'), asksToBeRead), counted(of('explicit'), named), counted(of('past'), asksToBeRead), counted(of('denied'), asksToBeRead),
        counted(of('oblique'), asksToBeRead), counted(of('ordinary'), asksToBeRead), counted(of('idiom'), asksToBeRead)].join(' | ')} |`
    })
  })
  return [
    '| set | language | said openly: asks to be read | … under its own category | of the past | denied | oblique | ordinary: false alarm | idiom: false alarm |',
    '|---|---|---|---|---|---|---|---|---|', ...rows,
  ].join('\n')
}
