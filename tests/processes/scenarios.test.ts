import { describe, expect, test } from 'vitest'
import { readScenarios, scenariosOf, shippedProcedures } from './scenario.ts'

describe.each(shippedProcedures())('%s', (procedure) => {
  test('ships scenarios whose files are right and whose traces are recorded', () => {
    const cases = scenariosOf(readScenarios(procedure), 'process')
    expect(cases.length).toBeGreaterThan(0)
    expect(cases.filter(([, { expect: expected }]) => !expected?.trace)).toEqual([])
  })
})
