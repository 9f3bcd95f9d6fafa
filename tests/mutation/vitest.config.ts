import { defineConfig } from 'vitest/config'

/** The engine's own tests alone: no database, no browser, and none that searches at random for minutes. */
export default defineConfig({
  test: {
    include: ['tests/engine/{bpmn,compile,elements,findings,run}/**/*.test.ts'],
    exclude: ['tests/engine/**/*propert*', 'tests/engine/**/*propert*/**', 'tests/engine/run/replay.test.ts'],
    testTimeout: 30_000,
  },
})
