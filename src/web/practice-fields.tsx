import type { VNode } from 'preact'
import { isTimeZone } from '../actions/checked-text.ts'
import type { HelpLine, ReadingWeek } from '../db/schema.ts'
import { helpLines, suggestedLines } from '../core/safety/help-lines.ts'
import { Button } from './parts/button.tsx'
import { Disclosure } from './parts/disclosure.tsx'
import { Field, Select } from './parts/field.tsx'
import type { Form } from './route.ts'
import { dayAndYear } from './words/dates.ts'
import { words } from './words/practice.ts'

/** Times of one day as typed, either possibly empty; day 1 = Monday … 7 = Sunday. */
export interface TypedDay { day: number; from: string; to: string }

const clock = /^([01]\d|2[0-3]):[0-5]\d$/
const days = [1, 2, 3, 4, 5, 6, 7]

/** The suggestion of an empty form: Monday to Friday, 08:00 to 18:00. */
export const usualWeek: readonly TypedDay[] = days.map((day) => (day <= 5 ? { day, from: '08:00', to: '18:00' } : { day, from: '', to: '' }))

/** Seven days as stored, each once: a day that is not in the week is closed. */
export function daysOf({ week }: ReadingWeek): TypedDay[] {
  return days.map((day) => week.find((d) => d.day === day) ?? { day, from: '', to: '' })
}

export function typedWeek(form: Form): TypedDay[] {
  return days.map((day) => ({ day, from: form.text(`day-${day}-from`).trim(), to: form.text(`day-${day}-to`).trim() }))
}

const isOpen = ({ from, to }: TypedDay) => clock.test(from) && clock.test(to) && from < to

/** The days that can be stored: both times given, the second later than the first; and the days on which nobody reads. */
export function readingWeek(typed: readonly TypedDay[], closed: readonly string[] = []): ReadingWeek {
  return { week: typed.filter(isOpen).map(({ day, from, to }) => ({ day, from, to })), ...(closed.length > 0 ? { closed: [...closed] } : {}) }
}

const LONGEST_LEAVE = 60
const MOST_CLOSED = 200
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** Days as typed, one a line, each a day or "day to day"; sorted, each once. `unclear` = the first line that is neither. */
export function typedClosed(text: string): { days: string[]; unclear: string | null } {
  const days = new Set<string>()
  for (const line of text.split('\n').map((one) => one.trim()).filter((one) => one !== '')) {
    const [from = '', to = from, ...rest] = line.split(/\s+(?:to|–|-)\s+/)
    const long = Date.parse(to) - Date.parse(from) > LONGEST_LEAVE * 86_400_000
    if (!isDay(from) || !isDay(to) || to < from || rest.length > 0 || long) return { days: [...days].sort(), unclear: line }
    for (let day = from; day <= to; day = dayAfter(day)) days.add(day)
    if (days.size > MOST_CLOSED) return { days: [...days].sort(), unclear: line }
  }
  return { days: [...days].sort(), unclear: null }
}

/** Days as they are typed: those in a row as one line. */
export function closedLines(days: readonly string[]): string[] {
  const runs: [string, string][] = []
  for (const day of [...days].sort()) {
    const last = runs.at(-1)
    if (last && dayAfter(last[1]) === day) last[1] = day
    else runs.push([day, day])
  }
  return runs.map(([from, to]) => (from === to ? from : `${from} to ${to}`))
}

/** What to do about the first day that is half filled or turned round; null = every day is clear. */
export function weekProblem(typed: readonly TypedDay[]): string | null {
  const unclear = typed.find((d) => (d.from !== '' || d.to !== '') && !isOpen(d))
  return unclear ? words.reading.unclear(words.reading.days[unclear.day - 1]!) : null
}

/** Help numbers as typed, without the rows left empty; or those of the country that the form asks to be filled in. */
export function typedHelpLines(form: Form): HelpLine[] {
  const country = countryToSuggest(form)
  if (country) return suggestedLines(country).map(({ label, number, hours }) => ({ label, number, hours }))
  return [1, 2, 3, 4, 5]
    .map((n) => ({ label: form.text(`help-${n}-label`), number: form.text(`help-${n}-number`), hours: form.text(`help-${n}-hours`) }))
    .map(({ label, number, hours }) => ({ label: label.trim(), number: number.trim(), hours: hours.trim() }))
    .filter(({ label, number, hours }) => label !== '' || number !== '' || hours !== '')
}

/** What HTML can carry of a typed text: NUL and lone halves of characters become the visible replacement mark. */
export function carriable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/** What every typed field of a form takes: its words, what was typed, and what is the matter with it. */
export function typedField(
  name: string, { label, hint }: { label: string; hint?: string }, value: string, problems: Record<string, string>,
) {
  return { name, label, hint, value: carriable(value), error: problems[name] }
}

/** Time zones that the runtime still lists under a name of former days, with the one that the IANA database uses now. */
const renamed = new Map([
  ['Africa/Asmera', 'Africa/Asmara'], ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'], ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Coral_Harbour', 'America/Atikokan'], ['America/Cordoba', 'America/Argentina/Cordoba'], ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'], ['America/Jujuy', 'America/Argentina/Jujuy'], ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'], ['Asia/Calcutta', 'Asia/Kolkata'], ['Asia/Katmandu', 'Asia/Kathmandu'], ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'], ['Atlantic/Faeroe', 'Atlantic/Faroe'], ['Europe/Kiev', 'Europe/Kyiv'], ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'], ['Pacific/Truk', 'Pacific/Chuuk'],
])

/** The name in use now, where this runtime understands it. */
function currentZone(zone: string): string {
  const now = renamed.get(zone)
  return now !== undefined && isTimeZone(now) ? now : zone
}

/** "Buenos Aires (America, Argentina)": the city first, so that typing its first letters finds it in a list. */
export function zoneName(zone: string): string {
  const parts = currentZone(zone).replaceAll('_', ' ').split('/')
  const city = parts.pop() ?? ''
  return parts.length > 0 ? `${city} (${parts.join(', ')})` : city
}

const byName = new Intl.Collator('en')

/** Every time zone this server knows by the city that names it, and a valid other name of one that is in use; nothing is chosen for an empty value. */
export function TimeZoneField({ value, error, hint = words.timeZone.hint }: { value: string; error?: string; hint?: string }): VNode {
  const known = ['UTC', ...(isTimeZone(value) ? [value] : []), ...Intl.supportedValuesOf('timeZone')]
  const zones = [...new Set(known.map(currentZone))].map((zone) => ({ value: zone, label: zoneName(zone) })).sort((a, b) => byName.compare(a.label, b.label))
  return (
    <Select
      name="timeZone" label={words.timeZone.label} hint={hint} value={currentZone(value)} error={error} required
      options={[{ value: '', label: words.timeZone.choose }, ...zones]}
    />
  )
}

/** Seven rows of from and to; screen readers hear the day with each. */
export function WeekFields({ week, error }: { week: readonly TypedDay[]; error?: string }): VNode {
  return (
    <fieldset
      class="week" id="readingWeek"
      aria-describedby={error ? 'readingWeek-hint readingWeek-error' : 'readingWeek-hint'}
    >
      <legend>{words.reading.week}</legend>
      <p class="hint" id="readingWeek-hint">{words.reading.weekHint}</p>
      {error && <p class="error" id="readingWeek-error">{error}</p>}
      {week.map(({ day, from, to }) => {
        const name = words.reading.days[day - 1]!
        const invalid = (from !== '' || to !== '') && !isOpen({ day, from, to }) ? true : undefined
        return (
          <div class="week-row">
            <span aria-hidden="true">{name}</span>
            <input
              class="input" type="time" name={`day-${day}-from`} value={carriable(from)}
              aria-label={words.reading.from(name)} aria-invalid={invalid}
            />
            <span aria-hidden="true">{words.reading.until}</span>
            <input
              class="input" type="time" name={`day-${day}-to`} value={carriable(to)}
              aria-label={words.reading.to(name)} aria-invalid={invalid}
            />
          </div>
        )
      })}
    </fieldset>
  )
}

/** The country whose numbers the form asks to be filled in, '' where it names none of the table; null where it does not ask. */
export function countryToSuggest(form: Form): string | null {
  const country = form.text('country')
  return form.text('suggest') !== 'yes' ? null : suggestedLines(country).length > 0 ? country : ''
}

/** Fills in the numbers of a country, and shows the pages they were read on. The rest of the form stays as it was typed. */
function Suggestions({ chosen, at }: { chosen: string | null; at: string }): VNode {
  const w = words.help
  const found = helpLines.find(({ country }) => country === chosen)
  return (
    <Disclosure summary={w.suggest} open={chosen !== null}>
      <p class="small muted">{w.suggestHint}</p>
      {found && <p role="status">{w.suggested(found.name)}</p>}
      {found && <ul class="small">{suggestedLines(found.country).map((line) => (
        <li>{w.sources(`${line.label}, ${line.number}`, dayAndYear(line.readOn))} {line.sources.map(({ organisation, address }, i) => (
          <>{i > 0 && ', '}<a href={address} rel="noreferrer">{organisation}</a></>))}</li>))}</ul>}
      <Select name="country" label={w.country} value="" error={chosen === '' ? w.noCountry : undefined} options={[
        { value: '', label: w.chooseCountry }, ...helpLines.map(({ country, name }) => ({ value: country, label: name })),
      ]} />
      {/* Enter in any field presses the first button of a form: that must be to save it, not to fill in numbers. */}
      <button type="submit" hidden />
      <Button name="suggest" value="yes" formAction={`${at}#helpLines`} formNoValidate>{w.fillIn}</Button>
    </Disclosure>
  )
}

/** At least three rows, one more than are filled, five at most; and the confirmation that somebody checked them. */
export function HelpFields({ at, lines, suggestedFor, confirmed, error, confirmError }: {
  /** Where the form is sent. */
  at: string
  lines: readonly HelpLine[]
  /** The country whose numbers were just filled in. */
  suggestedFor: string | null
  confirmed: boolean
  error?: string
  confirmError?: string
}): VNode {
  const count = Math.min(5, Math.max(3, lines.length + 1))
  return (
    <>
      <Suggestions chosen={suggestedFor} at={at} />
      <HelpRows lines={lines} count={count} error={error} />
      <Tick name="helpConfirmed" label={words.help.confirm} checked={confirmed} error={confirmError} />
    </>
  )
}
function HelpRows({ lines, count, error }: { lines: readonly HelpLine[]; count: number; error: string | undefined }): VNode {
  return (
    <fieldset
      class={error ? 'help-lines has-error' : 'help-lines'} id="helpLines"
      aria-describedby={error ? 'helpLines-hint helpLines-error' : 'helpLines-hint'}
    >
      <legend>{words.help.legend}</legend>
      <p class="hint" id="helpLines-hint">{words.help.hint}</p>
      {error && <p class="error" id="helpLines-error">{error}</p>}
      {Array.from({ length: count }, (_, i) => (
        <div class="help-row" role="group" aria-label={words.help.row(i + 1)}>
          <Field name={`help-${i + 1}-label`} label={words.help.label} value={carriable(lines[i]?.label ?? '')} />
          <Field
            name={`help-${i + 1}-number`} label={words.help.number} type="tel"
            value={carriable(lines[i]?.number ?? '')}
          />
          <Field name={`help-${i + 1}-hours`} label={words.help.hours} value={carriable(lines[i]?.hours ?? '')} />
        </div>
      ))}
    </fieldset>
  )
}

/** One large tile to tick, for a yes that stands alone. */
export function Tick({ name, label, hint, checked, error }: {
  name: string
  label: string
  hint?: string
  checked: boolean
  error?: string
}): VNode {
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label class="tile tick" for={name}>
        <input
          type="checkbox" id={name} name={name} value="yes" checked={checked} aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${name}-error` : undefined}
        />
        <span>{label}{hint && <span class="hint">{hint}</span>}</span>
      </label>
      {error && <p class="error" id={`${name}-error`}>{error}</p>}
    </div>
  )
}
