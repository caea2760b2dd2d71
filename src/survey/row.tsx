import type { ComponentChildren } from 'preact'
import type { Item } from '../core/instruments/manifest.ts'
import { type Problem, rowField } from './view.ts'
import type { Words } from './words/en.ts'
import { inLanguage } from './words/index.ts'

interface RowProps {
  item: Item
  /** Name of its form field, where it is not a row of the form. */
  name?: string
  therapistName: string
  words: Words
  /** The answer as sent, "skip", or undefined: nothing is preset. */
  value: string | undefined
  problem: Problem | undefined
}

/** One row of an instrument: numbered steps with words at some of them, or worded steps where every step has words. */
export function Row({ item, name = rowField(item.id), therapistName, words, value, problem }: RowProps) {
  const text = inLanguage(item.text, words.language)
  const anchors = inLanguage(item.anchors, words.language)?.text ?? {}
  const steps = Array.from({ length: Math.floor(item.max - item.min) + 1 }, (_, i) => item.min + i)
  const worded = steps.every((step) => anchors[step] !== undefined)
  // What the page says itself stays in its own language, inside a row that is in another.
  const elsewhere = inAnother(text?.language, words)
  const here = elsewhere && { lang: words.language, dir: words.direction }
  const layout = worded ? (steps.length > 5 ? undefined : 'wide') : 'row'
  return (
    <fieldset {...elsewhere}>
      <legend>{fillName(text?.text ?? '', therapistName)}<Wrong words={words} problem={problem} speaks={here} /></legend>
      <div class={layout}>
        {steps.map((step, i) => (
          <Choice
            id={problem && i === 0 ? name : undefined}
            name={name}
            value={String(step)}
            checked={value === String(step)}
            under={worded ? undefined : anchors[step]}
          >
            {worded ? anchors[step] : step}
          </Choice>
        ))}
      </div>
      <Choice name={name} value="skip" checked={value === 'skip'} speaks={here}>
        {words.skip}
      </Choice>
    </fieldset>
  )
}

/** What to look at again, as part of what its choices or its box are called: read out with the name, without ids to tie them. */
export function Wrong({ words, problem, said, speaks }: {
  words: Words; problem: Problem | undefined; said?: string; speaks?: ChoiceProps['speaks']
}) {
  return problem ? <>{' '}<b {...speaks}>{said ?? problemText(words, problem)}</b></> : null
}

interface ChoiceProps {
  id?: string | undefined
  name: string
  value: string
  checked: boolean
  /** Words that stand under the box, as part of the label. */
  under?: string | undefined
  /** Where it stands among words in another language: its own. */
  speaks?: { lang: string; dir: 'ltr' | 'rtl' } | undefined
  children: ComponentChildren
}

/** A radio choice whose whole label is the target. */
export function Choice({ id, name, value, checked, under, speaks, children }: ChoiceProps) {
  return (
    <label {...speaks}>
      <input id={id} type="radio" name={name} value={value} checked={checked} />
      {children}
      {under && (
        <>
          {' '}
          <i>{under}</i>
        </>
      )}
    </label>
  )
}

/** Puts the therapist's name into a text; the name is never read as a pattern. */
export function fillName(text: string, name: string): string {
  return text.replaceAll('{T}', () => name)
}

/** The language of a text, where it is not that of the page. */
export function foreign(language: string | undefined, words: Words): string | undefined {
  return language === undefined || language === words.language ? undefined : language
}

/** The same as attributes, with the direction in which that language is written. */
export function inAnother(language: string | undefined, words: Words): { lang: string; dir: 'ltr' | 'rtl' } | undefined {
  const lang = foreign(language, words)
  return lang === undefined ? undefined : { lang, dir: rightToLeft.test(lang) ? 'rtl' : 'ltr' }
}
/** Languages, or scripts named in a tag, that run from right to left (Unicode CLDR, layout orientation). */
const rightToLeft = /^(ar|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(-|$)|-(Arab|Hebr|Nkoo|Syrc|Thaa)(-|$)/

/** The sentence for a problem that needs no numbers. */
export function problemText(words: Words, problem: Problem): string {
  const text = words.problems[problem]
  return typeof text === 'string' ? text : words.problems.unreadable
}
