import { parseArgs } from 'node:util'
import { normsProblems, scaleProblems, semProblems, type ConfigProblem } from '../core/detect/config.ts'
import type { Norms, Scale } from '../core/detect/index.ts'
import { problem, type Result } from './command.ts'

/** What stood on the command line: the one file, and the options by name. */
export interface Arguments {
  file: string
  options: Readonly<Record<string, string | undefined>>
}

/** Reads options that all take a value, and exactly one file. */
export function readArguments(args: readonly string[], names: readonly string[]): Result<Arguments> {
  const read = parsed(args, names)
  if (!read.ok) return read
  const { options, positionals } = read.value
  const [file, ...more] = positionals
  if (file === undefined || file === '') return problem('Expected the name of a CSV file.')
  if (more.length > 0)
    return problem(`Expected one CSV file, found ${positionals.length}: ${positionals.join(', ')}.`)
  return { ok: true, value: { file, options } }
}

/** Reads options that all take a value, and nothing else. */
export function readOptions(args: readonly string[], names: readonly string[]): Result<Arguments['options']> {
  const read = parsed(args, names)
  if (!read.ok) return read
  const [extra] = read.value.positionals
  return extra === undefined ? { ok: true, value: read.value.options } : problem(`Expected options only, found "${extra}".`)
}

function parsed(args: readonly string[], names: readonly string[]): Result<{ options: Arguments['options']; positionals: string[] }> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    const { values, positionals } = parseArgs({ args: negativesJoined(args, names), options, allowPositionals: true })
    return { ok: true, value: { options: values as Arguments['options'], positionals } }
  } catch (error) {
    return problem(saidPlainly(error as Error & { code?: string }, names))
  }
}

/** A negative number after an option is its value (`--scale -3:3`), which the parser would take for another option. */
function negativesJoined(args: readonly string[], names: readonly string[]): string[] {
  const joined: string[] = []
  for (const arg of args) {
    const option = joined.at(-1)
    const takes = option !== undefined && option.startsWith('--') && names.includes(option.slice(2))
    if (takes && /^-[\d.]/.test(arg)) joined[joined.length - 1] = `${option}=${arg}`
    else joined.push(arg)
  }
  return joined
}

/** The parser's own sentences, where they speak of programming rather than of what was typed. */
function saidPlainly(error: Error & { code?: string }, names: readonly string[]): string {
  const option = /'(-[^' =]*)/.exec(error.message)?.[1] ?? ''
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `there is no option ${option}; what exists: ${names.map((name) => `--${name}`).join(', ')}.`
  return error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? `${option}: expected a value after it.` : error.message
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** A decimal number with a point, or null: no thousands mark, no hexadecimal, no infinity. */
export function toNumber(text: string): number | null {
  const plain = plainNumber(text)
  if (plain >= 0) return plain
  const trimmed = text.trim()
  if (!NUMBER.test(trimmed)) return null
  const value = Number(trimmed)
  return Number.isFinite(value) ? value : null
}

/**
 * Digits with at most one point among them, which nearly every number in a file is; -1 for anything else. Up to fifteen
 * digits are a whole number that a double holds, and its quotient by a power of ten is rounded once, as the number itself is.
 */
function plainNumber(text: string): number {
  if (text.length === 0 || text.length > 16) return -1
  let [digits, point] = [0, -1]
  for (let i = 0; i < text.length; i += 1) {
    const digit = text.charCodeAt(i) - 48
    if (digit >= 0 && digit <= 9) digits = 10 * digits + digit
    else if (digit === -2 && point < 0) point = i
    else return -1
  }
  if (point < 0) return text.length === 16 ? -1 : digits
  return text.length === 1 ? -1 : digits / POWERS[text.length - 1 - point]!
}
const POWERS = Array.from({ length: 16 }, (_, i) => 10 ** i)

/** A whole number within bounds; it has to be given. */
export function readWhole(name: string, text: string | undefined, min: number, max: number): Result<number> {
  const value = text === undefined ? null : toNumber(text)
  return value !== null && Number.isInteger(value) && value >= min && value <= max
    ? { ok: true, value }
    : problem(`--${name}: expected a whole number from ${min} to ${max}${text === undefined ? '.' : `; found "${text}".`}`)
}

/** `--scale MIN:MAX`. */
export function readScale(text: string): Result<Scale> {
  const [min, max, ...more] = text.split(':').map(toNumber)
  if (min == null || max == null || more.length > 0)
    return problem(`--scale: expected MIN:MAX, such as 1:5; found "${text}".`)
  const scale = { min, max }
  return unless('scale', scaleProblems(scale), scale)
}

/** `--norms MEAN,SDBETWEEN,SDWITHIN`, in the unit of the score. */
export function readNorms(text: string, scale: Scale): Result<Norms> {
  const [mean, sdBetween, sdWithin, ...more] = text.split(',').map(toNumber)
  if (mean == null || sdBetween == null || sdWithin == null || more.length > 0)
    return problem(`--norms: expected MEAN,SDBETWEEN,SDWITHIN, such as 3.99,0.52,0.38; found "${text}".`)
  const norms = { mean, sdBetween, sdWithin }
  return unless('norms', normsProblems(norms, scale), norms)
}

/** `--sem X`, the standard error of measurement in the unit of the score; nothing when it is absent. */
export function readSem(text: string | undefined, scale: Scale): Result<{ sem?: number }> {
  if (text === undefined) return { ok: true, value: {} }
  const sem = toNumber(text)
  if (sem === null) return problem(`--sem: expected a number, such as 0.17; found "${text}".`)
  return unless('sem', semProblems(sem, scale), { sem })
}

/** The value, unless the core cannot reckon with it: its sentences, with the option's name before them. */
function unless<T>(option: string, problems: readonly ConfigProblem[], value: T): Result<T> {
  if (problems.length === 0) return { ok: true, value }
  return problem(...problems.map(({ text }) => `--${option}: ${text[0]!.toLowerCase()}${text.slice(1)}`))
}

/** One of a few words, or the first of them when the option is absent. */
export function readChoice<T extends string>(name: string, text: string | undefined, choices: readonly T[]): Result<T> {
  if (text === undefined) return { ok: true, value: choices[0]! }
  const found = choices.find((each) => each === text)
  return found === undefined
    ? problem(`--${name}: there is no "${text}"; what exists: ${choices.join(', ')}.`)
    : { ok: true, value: found }
}
