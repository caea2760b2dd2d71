import type { Instrument } from '../../instruments/manifest.ts'
import { type Method, type MethodConfig, semOf } from './method.ts'
import { followBy } from './limit.ts'

/** Standard errors that make a reliable change at 95 % (Jacobson & Truax 1991). */
const RELIABLE = 1.96 * Math.SQRT2

/** Reliable change index at 95 %: 1.96 · √2 · SEM, in the unit of the score. */
export const reliableChange = (config: MethodConfig): number => RELIABLE * semOf(config)

/** The standard error behind the reliable change that a form names, in the unit of its score; nothing where it names none. */
export const semOfForm = (form: Pick<Instrument, 'reliableChange'>): Pick<MethodConfig, 'sem'> =>
  (form.reliableChange ? { sem: form.reliableChange.value / RELIABLE } : {})

const source = 'Jacobson & Truax 1991, 10.1037/0022-006X.59.1.12'

/** A fall from the previous rating that measurement error alone would rarely make. */
export const reliableFromPrevious: Method = {
  id: 'reliable-previous',
  name: 'Reliable change from the previous rating',
  says: 'Flags a fall since the previous rating that is larger than the error of the form.',
  source,
  minimum: 1,
  falseFlags: 9.9,
  follow: followBy(1, (before, config) => ({
    centre: before.last, limit: before.last - reliableChange(config), inclusive: false,
  })),
}

/** As above, from the person's own mean. */
export const reliableFromMean: Method = {
  id: 'reliable-mean',
  name: 'Reliable change from the own mean',
  says: 'Flags a rating below this client’s own mean by more than the error of the form.',
  source,
  minimum: 2,
  falseFlags: 5.0,
  follow: followBy(2, (before, config) => ({
    centre: before.mean, limit: before.mean - reliableChange(config), inclusive: false,
  })),
}
