import { expect, test } from 'vitest'
import { benchEngine } from './engine.ts'

/** The budgets of the size; the speed is printed by `npm run bench -- engine`, a loaded machine must not fail it. */
test('the benchmark of the engine runs and keeps the size budget', async () => {
  const figures = await benchEngine(50, 200)
  expect(figures.tokenMovesPerSecond).toBeGreaterThan(0)
  expect(figures.ratioToBpmnElements).toBeGreaterThan(1)
  expect(figures.microsecondsPerItem10000).toBeGreaterThan(0)
  expect(figures.feelEvaluationsPerSecond).toBeGreaterThan(0)
  expect(figures.decisionsPerSecond).toBeGreaterThan(0)
  expect(figures.instanceJsonBytes).toBeLessThanOrEqual(4096)
})
