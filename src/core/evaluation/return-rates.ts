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
  'two-near': { wrongly: 11, early: 5, by: [8, 63, 74, 93] },
  'one-near': { wrongly: 42, early: 25, by: [73, 90, 96, 99] },
  'one-within': { wrongly: 64, early: 43, by: [85, 96, 99, 100] },
  'one-half': { wrongly: 87, early: 65, by: [94, 99, 100, 100] },
  'two-within': { wrongly: 25, early: 12, by: [16, 79, 87, 98] },
  'two-half': { wrongly: 48, early: 22, by: [27, 92, 96, 100] },
  'mean-two': { wrongly: 27, early: 13, by: [42, 86, 93, 99] },
  'mean-three': { wrongly: 12, early: 4, by: [15, 51, 85, 95] },
}
