import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deploy } from './operaton/deploy.ts'
import { runScenario } from './operaton/run-scenario.ts'
import { Difference, type Scenario } from './operaton/scenario.ts'
import { countCases, type Suite } from './suite.ts'

/** Unit tests of Operaton's engine, retold as scenarios, on models that our own import translates. */
export const operaton: Suite = {
  name: 'operaton',
  folder: 'operaton',
  async run(root) {
    const scenarios: readonly Scenario[] = JSON.parse(
      readFileSync(join(root, 'operaton', 'scenarios.json'), 'utf8'),
    ).scenarios
    const done: { readonly name: string; readonly reason?: string }[] = []
    for (const scenario of scenarios) {
      const reason = await differenceIn(root, scenario)
      done.push({ name: scenario.name, ...(reason !== undefined && { reason }) })
    }
    return countCases(done)
  },
}

async function differenceIn(root: string, scenario: Scenario): Promise<string | undefined> {
  try {
    runScenario(await deploy(root, scenario.models), scenario)
    return undefined
  } catch (cause) {
    if (cause instanceof Difference) return cause.message
    throw cause
  }
}
