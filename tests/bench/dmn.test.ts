import { expect, test } from 'vitest'
import { benchDmn } from './dmn.ts'

/** The figures are printed by `npm run bench -- dmn`; a loaded machine must not fail this. */
test('the benchmark of decision tables agrees with the function it is measured against', async () => {
  expect((await benchDmn(20)).decisionsPerSecond).toBeGreaterThan(0)
})
