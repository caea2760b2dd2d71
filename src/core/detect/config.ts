import type { MethodConfig } from './methods/method.ts'
import type { Norms, Scale } from './verdict.ts'

/** The widest and the narrowest scale, and the smallest standard deviation as a share of the scale, that can be reckoned with. */
const WIDTH = { min: 1e-6, max: 1e9 }
const LEAST_SD = 1e-6

/** One thing that is wrong with how a series is to be judged: which number, and what was expected of it. */
export interface ConfigProblem {
  field: 'scale' | 'mean' | 'sdBetween' | 'sdWithin' | 'sem'
  text: string
}

/**
 * What is wrong with a scale and its norms, before anything is judged with them: wrong norms give wrong alarms without
 * any error. Empty = they can be used.
 * @param config all numbers in the unit of the score
 */
export function configProblems({ scale, norms, sem }: MethodConfig): ConfigProblem[] {
  const wrong = scaleProblems(scale)
  return wrong.length > 0 ? wrong : [...normsProblems(norms, scale), ...semProblems(sem, scale)]
}

export function scaleProblems({ min, max }: Scale): ConfigProblem[] {
  if (!(min < max))
    return [{ field: 'scale', text: `Expected a lowest score below the highest one, such as 1 and 5; found ${min} and ${max}.` }]
  const width = max - min
  return width >= WIDTH.min && width <= WIDTH.max
    ? []
    : [{ field: 'scale', text: `Expected a scale from ${WIDTH.min} to ${WIDTH.max} wide; found ${min} and ${max}.` }]
}

/** @param scale one without problems */
export function normsProblems(norms: Norms, scale: Scale): ConfigProblem[] {
  const { min, max } = scale
  const sds = sdProblems(norms, scale)
  if (norms.mean >= min && norms.mean <= max) return sds
  return [{ field: 'mean', text: `Expected a mean on the scale, from ${min} to ${max}; found ${norms.mean}.` }, ...sds]
}

/** @param scale one without problems */
export function sdProblems(norms: Norms, { min, max }: Scale): ConfigProblem[] {
  const width = max - min
  const problems: ConfigProblem[] = []
  for (const field of ['sdBetween', 'sdWithin'] as const) {
    if (!(norms[field] >= width * LEAST_SD && norms[field] <= width))
      problems.push({ field, text: `Expected a standard deviation above 0 that fits a scale ${width} wide; found ${norms[field]}.` })
  }
  return problems
}

/** @param scale one without problems */
export function semProblems(sem: number | undefined, { min, max }: Scale): ConfigProblem[] {
  const width = max - min
  return sem === undefined || (sem > 0 && sem <= width)
    ? []
    : [{ field: 'sem', text: `Expected a standard error above 0 that fits a scale ${width} wide; found ${sem}.` }]
}
