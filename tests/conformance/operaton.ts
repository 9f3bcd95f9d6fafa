import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deploy } from './operaton/deploy.ts'
import { withoutTreeCounts } from './operaton/internal-tree.ts'
import { exclusions } from './operaton/not-applicable.ts'
import { runScenario } from './operaton/run-scenario.ts'
import { Difference, type Scenario } from './operaton/scenario.ts'
import { countCases, type Failure, type Suite } from './suite.ts'

/** Unit tests of Operaton's engine, retold as scenarios, on models that our own import translates. */
export const operaton: Suite = {
  name: 'operaton',
  folder: 'operaton',
  async run(root) {
    const file = readFileSync(join(root, 'operaton', 'scenarios.json'), 'utf8')
    const scenarios: readonly Scenario[] = JSON.parse(file).scenarios
    const done: { readonly name: string; readonly reason?: string }[] = []
    const notApplicable: Failure[] = []
    for (const scenario of scenarios.map(withoutTreeCounts)) {
      const models = scenario.models.map((model) => readFileSync(join(root, 'operaton', model), 'utf8'))
      const exclusion = exclusions.find((each) => each.applies(scenario, models))
      if (exclusion) {
        notApplicable.push({ case: scenario.name, reason: exclusion.reason })
        continue
      }
      const reason = await differenceIn(root, scenario)
      done.push({ name: scenario.name, ...(reason !== undefined && { reason }) })
    }
    return { ...countCases(done), notApplicable }
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
