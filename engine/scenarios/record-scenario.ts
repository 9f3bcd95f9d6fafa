import type { Finding } from '../findings/finding.ts'
import type { TryOutSetup } from '../try-out/world.ts'
import { compare, openElements, openIncidents } from './compare.ts'
import { run, type ScenarioDriver } from './run.ts'
import type { Scenario } from './scenario.ts'

/**
 * Plays a scenario and writes what comes of it into its expectations: state, what is open, the variables,
 * the moment, the whole trace. What people expected of the variables stays as long as it holds. Findings
 * tell of a step that cannot be done; then nothing is recorded.
 */
export function recordScenario(
  setup: TryOutSetup,
  scenario: Scenario,
  driver: ScenarioDriver = {},
): { readonly scenario?: Scenario; readonly findings: readonly Finding[] } {
  const { expect: expected = {}, ...script } = scenario
  const { tryOut, outcome, findings } = run(setup, script, driver)
  if (findings.length > 0) return { findings }
  const incidents = openIncidents(tryOut)
  const { end, variables, never } = expected
  const keeps = variables !== undefined && compare(tryOut, { variables, incidents }, {}, '').length === 0
  return {
    scenario: {
      ...script,
      expect: {
        state: tryOut.main.instance.state,
        ...(end !== undefined && tryOut.trace.includes(`enter:${end}`) && { end }),
        open: openElements(tryOut),
        ...(incidents.length > 0 && { incidents }),
        now: tryOut.now,
        variables: keeps ? variables : tryOut.variables,
        ...(never && { never }),
        ...(Object.keys(outcome).length > 0 && { outcome }),
        trace: tryOut.trace,
      },
    },
    findings,
  }
}
