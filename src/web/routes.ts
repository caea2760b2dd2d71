import type { Route } from './route.ts'

/** Every page behind the sign-in: one line of import and one of use per page file. */
export const routes: readonly Route[] = []
