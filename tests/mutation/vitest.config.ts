import { defineConfig } from 'vitest/config'

/**
 * The engine's own tests alone: no database, no browser, and none that searches at random. What survives is
 * tried by every test that passes it, so a second of tests is a quarter of an hour here.
 */
export default defineConfig({
  test: {
    include: ['tests/engine/{bpmn,compile,elements,run}/**/*.test.ts'],
    exclude: [
      'tests/engine/**/*propert*',
      'tests/engine/run/{replay,large-multi-instance}.test.ts',
      'tests/engine/bpmn/layout-bpmn.test.ts',
    ],
    testTimeout: 30_000,
    isolate: false,
  },
})
