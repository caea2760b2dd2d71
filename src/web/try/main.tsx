/**
 * The script of the page *Try the engine*: reads what was pasted, asks the core, shows what it says. It sends nothing and
 * keeps nothing; the page's own rules for content would not let it either (no address may be connected to).
 */
import { render, type VNode } from 'preact'
import { configProblems, findMethod, methods, type MethodConfig } from '../../core/index.ts'
import { words } from '../words/try.ts'
import { example } from './example.ts'
import { numberIn, parseSeries, type Row } from './parse.ts'
import { Result, summary } from './result.tsx'
import { tell } from './told.ts'

/** Problems shown at once. */
const MOST_SHOWN = 20
const numberFields = ['min', 'max', 'mean', 'sdBetween', 'sdWithin', 'sem'] as const
type NumberField = (typeof numberFields)[number]

/** One thing to look at again: its words, the field they belong to, and the line of the series. */
interface Wrong { field: string; text: string; line: number }

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T
const form = byId<HTMLFormElement>('try-form')
const series = byId<HTMLTextAreaElement>('series')
const instrument = byId<HTMLSelectElement>('instrument')
const method = byId<HTMLSelectElement>('method')
const exampleButton = byId<HTMLButtonElement>('try-example')
const said = byId('try-said')
const place = byId('try-result')
const field = (name: NumberField) => byId<HTMLInputElement>(name)

function readConfig(): { config: MethodConfig; wrong: Wrong[] } {
  const wrong: Wrong[] = []
  const value = (name: NumberField): number => {
    const typed = field(name).value
    const number = numberIn(typed)
    if (number === null) wrong.push({ field: name, text: words.problems.number(words.form[name], typed.slice(0, 30)), line: 0 })
    return number ?? 0
  }
  const sem = field('sem').value.trim() === '' ? {} : { sem: value('sem') }
  const config = {
    scale: { min: value('min'), max: value('max') },
    norms: { mean: value('mean'), sdBetween: value('sdBetween'), sdWithin: value('sdWithin') }, ...sem,
  }
  if (wrong.length > 0) return { config, wrong }
  return {
    config,
    wrong: configProblems(config).map(({ field: of, text }) => {
      const name = of === 'scale' ? 'min' : of
      return { field: name, text: words.problems.field(words.form[name], text), line: 0 }
    }),
  }
}

function readRows(config: MethodConfig): { rows: Row[]; how: string; wrong: Wrong[] } {
  const parsed = parseSeries(series.value, config.scale)
  if (!parsed.ok) {
    return { rows: [], how: '', wrong: parsed.problems.map(({ line, text }) => ({ field: 'series', text: line > 0 ? words.problems.line(line, text) : text, line })) }
  }
  const rated = parsed.rows.filter(({ score }) => score !== null).length
  const how = words.said.read(rated, parsed.rows.length - rated, words.said.how[parsed.how])
  return { rows: parsed.rows, how: parsed.unused.length > 0 ? `${how} ${words.said.unused(parsed.unused)}` : how, wrong: [] }
}

/** All that has to be looked at again; a link leads to its field, and to the very line where there is one. */
function Problems({ wrong }: { wrong: readonly Wrong[] }): VNode {
  const go = (event: Event, { field: id, line }: Wrong) => {
    event.preventDefault()
    byId(id).focus()
    if (line === 0) return
    const lines = series.value.split('\n')
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0)
    series.setSelectionRange(start, start + (lines[line - 1] ?? '').length)
  }
  return (
    <div class="error-summary" role="alert" id="try-problems">
      <p><strong>{words.problems.heading}</strong></p>
      <ul>{wrong.slice(0, MOST_SHOWN).map((one) => <li><a href={`#${one.field}`} onClick={(event) => go(event, one)}>{one.text}</a></li>)}</ul>
      {wrong.length > MOST_SHOWN && <p>{words.problems.more(wrong.length - MOST_SHOWN)}</p>}
    </div>
  )
}

function mark(wrong: readonly Wrong[]): void {
  for (const name of ['series', ...numberFields]) {
    const is = wrong.some((one) => one.field === name)
    const box = byId(name)
    if (is) box.setAttribute('aria-invalid', 'true')
    else box.removeAttribute('aria-invalid')
    box.closest('.field')?.classList.toggle('has-error', is)
  }
}

let shown = false
function show(): void {
  shown = true
  const { config, wrong: wrongNumbers } = readConfig()
  const { rows, how, wrong: wrongLines } = wrongNumbers.length > 0 ? { rows: [], how: '', wrong: [] } : readRows(config)
  const wrong = [...wrongNumbers, ...wrongLines]
  mark(wrong)
  if (wrong.length > 0) {
    said.textContent = ''
    render(<Problems wrong={wrong} />, place)
    return
  }
  const told = tell(rows, config, findMethod(method.value) ?? methods[0]!)
  said.textContent = `${how} ${summary(told)}`
  render(<Result told={told} />, place)
}

/** As before anything was shown. */
function clear(): void {
  shown = false
  mark([])
  said.textContent = ''
  render(null, place)
}

function fillIn(): void {
  const numbers = instrument.selectedOptions[0]?.dataset.numbers?.split(' ')
  if (!numbers) return
  numberFields.forEach((name, i) => { field(name).value = numbers[i] ?? '' })
  tellSource()
}

function tellSource(): void {
  byId('norms-source').textContent = instrument.selectedOptions[0]?.dataset.source ?? ''
}

/** All that was typed: the series, the questionnaire, its numbers. */
const typed = () => [series, instrument, ...numberFields.map(field)]

/** The example and what was typed change places, so that neither way loses anything; null = the example is next. */
let other: string[] | null = null
function swapExample(): void {
  const here = typed().map(({ value }) => value)
  if (other) {
    typed().forEach((box, i) => { box.value = other![i]! })
    tellSource()
  } else {
    series.value = example
    instrument.selectedIndex = 0
    fillIn()
  }
  other = here[0] === example ? null : here
  exampleButton.textContent = other ? words.form.putBack : words.form.example
  if (series.value.trim() !== '') show()
  else clear()
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  show()
})
form.addEventListener('change', ({ target }) => {
  if (target === instrument) fillIn()
  else if (target instanceof HTMLInputElement) {
    instrument.value = ''
    tellSource()
  }
  if (shown && target !== series) show()
})
// What is pasted is said at once; what is typed, when the button is pressed.
series.addEventListener('paste', () => setTimeout(show))
exampleButton.addEventListener('click', swapExample)
byId('try-needs').hidden = true
byId('try').hidden = false
