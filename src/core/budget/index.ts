/** The alarm budget and the practice's own norms (engine §3). */
export { type Course, type CourseRating, type KnownCase, counts, countsForNorms, given, saidOf, withCases } from './course.ts'
export { STEPS, type Looked, type LookedForm, type ShownFigures, look, roughly, showable, worthALook } from './look.ts'
export { type NormsEstimate } from './norms.ts'
export { subscalesTowards } from './subscales.ts'
export { type Limits } from './pool.ts'
export { type AnsweredCase, type Precision, precisionOf, precisionReady } from './precision.ts'
export { against, rateOf } from './rates.ts'
export { type RestsOn, type Settings, limitsInForce, withSettings } from './settings.ts'
