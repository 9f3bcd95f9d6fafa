import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isPresent, material } from './material.ts'
import type { Suite } from './suite.ts'

/** At least so many cases of a suite pass; skipped where its files are absent. */
export function floor(suite: Suite, bar: number): void {
  const folder = join(material, suite.folder)
  describe.skipIf(!isPresent(suite))(`${suite.name} (skipped where ${folder} is absent)`, () => {
    test(`at least ${bar} cases pass`, { timeout: 120_000 }, async () => {
      const { passed, failures } = await suite.run(material)
      const reasons = failures.map((failure) => `${failure.case}: ${failure.reason}`).join('\n')
      expect(passed, reasons).toBeGreaterThanOrEqual(bar)
    })
  })
}
