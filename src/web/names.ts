export { names } from '../core/case/names.ts'
