import type { MethodConfig, Part } from '../core/detect/methods/index.ts'
import { sdProblems } from '../core/detect/config.ts'
import type { Scale } from '../core/detect/index.ts'
import { problem, type Result } from './command.ts'
import { toNumber } from './options.ts'

/** Parts of a form as they are named on the command line: what a method needs to know of each, and its places among the items. */
export interface NamedParts {
  config: Pick<MethodConfig, 'parts'>
  places?: readonly { name: string; rows: readonly number[] }[]
}

const FORM = 'NAME:a,b,c:MEAN,SDBETWEEN,SDWITHIN'

/**
 * `--parts NAME:a,b,c:MEAN,SDBETWEEN,SDWITHIN;…`, the three norms being those of the mean of the part's items less that of all.
 * @param items the columns named with `--items`; null = none were named
 */
export function readParts(text: string | undefined, items: readonly string[] | null, { min, max }: Scale): Result<NamedParts> {
  if (text === undefined) return { ok: true, value: { config: {} } }
  if (items === null) return problem('--parts: expected --items beside it, the columns that the parts are made of.')
  const parts: Part[] = []
  const places: { name: string; rows: number[] }[] = []
  const wrong = (what: string) => problem(`--parts: ${what}.`)
  for (const one of text.split(';')) {
    const [name, columns, norms, ...more] = one.split(':').map((each) => each.trim())
    const numbers = norms?.split(',').map(toNumber) ?? []
    const [mean, sdBetween, sdWithin] = numbers
    if (!name || columns === undefined || numbers.length !== 3 || mean == null || sdBetween == null || sdWithin == null || more.length > 0)
      return wrong(`expected ${FORM}, several of them separated by semicolons; found "${one}"`)
    if (places.some((each) => each.name === name)) return wrong(`expected each name once; found "${name}" twice`)
    const own = columns.split(',').map((each) => each.trim())
    const rows = own.map((each) => items.indexOf(each))
    const unknown = own.find((_, i) => rows[i] === -1)
    if (unknown !== undefined) return wrong(`expected columns of --items (${items.join(', ')}); found "${unknown}"`)
    if (new Set(rows).size < rows.length || rows.length === items.length)
      return wrong(`expected some of the items for "${name}", each once, and not all of them; found "${columns}"`)
    if (!(Math.abs(mean) <= max - min))
      return wrong(`expected how far "${name}" usually lies above the whole, at most ${max - min}; found ${mean}`)
    const [first] = sdProblems({ mean, sdBetween, sdWithin }, { min, max })
    if (first) return wrong(`"${name}": ${first.text[0]!.toLowerCase()}${first.text.slice(1, -1)}`)
    places.push({ name, rows })
    parts.push({ name, share: rows.length / items.length, against: { mean, sdBetween, sdWithin } })
  }
  return { ok: true, value: { config: { parts }, places } }
}
