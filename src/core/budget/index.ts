/** The alarm budget and the practice's own norms (engine §3). */
export { type ConfirmedCase, type Course, type CourseRating, counts, given, withConfirmed } from './course.ts'
export { budgetLimits } from './limits.ts'
export { type Looked, type LookInput, look } from './look.ts'
export { type Estimated, type NormsEstimate, estimateNorms, groupOf, normsOf } from './norms.ts'
export { type Limits, type Pool, addCourse, emptyPool, newUnder } from './pool.ts'
export { type AnsweredCase, type Precision, precisionOf, precisionReady } from './precision.ts'
export { type RateSums, addToRate, emptyRate, rateOf } from './rates.ts'
export { type Settings, limitsDiffer, limitsInForce, normsDiffer, withSettings } from './settings.ts'
