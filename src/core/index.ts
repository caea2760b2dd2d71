/**
 * The detection engine as a library: `import { judge, judgeAll, methods } from 'attune/core'`. It runs in Node and in a
 * browser, depends on nothing, reads no clock and changes nothing it is given. Other rooms of the core have an entry of
 * their own (docs/library.md).
 */
export * from './detect/index.ts'
export * from './detect/methods/index.ts'
export { configProblems, type ConfigProblem } from './detect/config.ts'
