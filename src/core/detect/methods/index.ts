import { cusum } from './cusum.ts'
import { ewma } from './ewma.ts'
import { expectedRange, expectedRangeAlert } from './expected-range.ts'
import { gumz } from './gumz.ts'
import { larsson } from './larsson.ts'
import type { Method, MethodConfig, Rating, Reading } from './method.ts'
import { reliableFromMean, reliableFromPrevious } from './reliable-change.ts'
import { shewhart2, shewhart3 } from './shewhart.ts'
import { stiles } from './stiles.ts'
import { strauss } from './strauss.ts'
import { wholeOrPart } from './whole-or-part.ts'

export type { Method, MethodConfig, Part, Rating, Reading, Step } from './method.ts'
export { semOfForm } from './reliable-change.ts'

/** Every method, the default first. */
export const methods: readonly Method[] = [
  expectedRange, expectedRangeAlert, shewhart2, shewhart3, stiles, strauss, larsson, gumz,
  reliableFromPrevious, reliableFromMean, ewma, cusum, wholeOrPart,
]

/** The method of an id such as 'ewma'; undefined when there is none. */
export const findMethod = (id: string): Method | undefined => methods.find((method) => method.id === id)

/** What a method says of each completed rating of one series. @param ratings in session order */
export function readAll(method: Method, config: MethodConfig, ratings: readonly Rating[]): Reading[] {
  let step = method.follow(config)
  return ratings.map((rating) => {
    const { reading, then } = step(rating)
    step = then
    return reading
  })
}
