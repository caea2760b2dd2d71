/** How often a rule for "back" is wrong, in % of the falls counted. */
export interface ReturnRate {
  /** Of falls that stayed: declared back within six ratings all the same. */
  wrongly: number
  /** Of falls that recovered: declared back before they had. */
  early: number
  /** Of those not declared early: declared by the first, second, third and sixth rating at the old level. */
  by: readonly [first: number, second: number, third: number, sixth: number]
}

/**
 * What docs/clinical/evaluation.md measured for falls of one SD that were flagged at their first rating, in the base world,
 * by the ids of `returnRules`. A test keeps both equal.
 */
export const measuredReturns: Readonly<Record<string, ReturnRate>> = {
  'two-near': { wrongly: 11, early: 5, by: [8, 61, 73, 92] },
  'one-near': { wrongly: 41, early: 23, by: [74, 90, 95, 99] },
  'one-within': { wrongly: 64, early: 43, by: [85, 96, 99, 100] },
  'one-half': { wrongly: 87, early: 63, by: [94, 99, 100, 100] },
  'two-within': { wrongly: 24, early: 11, by: [15, 78, 87, 98] },
  'two-half': { wrongly: 48, early: 22, by: [27, 92, 96, 100] },
  'mean-two': { wrongly: 27, early: 12, by: [41, 85, 92, 99] },
  'mean-three': { wrongly: 12, early: 4, by: [15, 50, 84, 95] },
}
