import { defineConfig } from 'vitest/config'

/** Two rooms of tests: the core needs nothing at all, the rest may ask for a database (test/database.ts). */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'core', include: ['src/core/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['src/core/**'],
          globalSetup: 'test/database.global.ts',
        },
      },
    ],
  },
})
