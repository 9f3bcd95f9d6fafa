import type { Json } from '../../../engine/index.ts'
import type { Scenario, Step } from './scenario.ts'

type Query = { readonly [name: string]: Json | undefined }

/** Every query of a scenario, also those inside other steps. */
export function queries({ steps }: Scenario): readonly Query[] {
  return steps.map(queryOf).filter((query) => query !== undefined)
}

/** What stands at an activity or waits for a message is a thing of BPMN; other executions are not. */
export function isOfTheTree({ kind, where }: Query): boolean {
  if (kind !== 'execution') return false
  const criteria = typeof where === 'object' && where !== null ? Object.keys(where) : []
  return !criteria.includes('activityId') && !criteria.includes('messageEventSubscriptionName')
}

/**
 * A scenario without its counts of executions: how many nodes Operaton's internal tree has says nothing of
 * BPMN. Whatever works on such nodes stays, and makes the scenario one that does not apply.
 */
export function withoutTreeCounts(scenario: Scenario): Scenario {
  const steps = scenario.steps.filter((step) => !isTreeCount(step))
  const counts = steps.flatMap((step) => {
    const query = step.op === 'query' ? queryOf(step) : undefined
    const isOnlyCounted = (name: string) =>
      steps.every((each) => !usesName(each, name) || isCheck(each, name))
    return query && isOfTheTree(query) && isOnlyCounted(String(step.as)) ? [String(step.as)] : []
  })
  const kept = steps.filter(
    (step) => !counts.some((name) => (step.op === 'query' && step.as === name) || isCheck(step, name)),
  )
  return { ...scenario, steps: kept }
}

function isTreeCount(step: Step): boolean {
  const query = step.op === 'assertQuery' ? queryOf(step) : undefined
  return query !== undefined && isOfTheTree(query)
}

function isCheck({ op, ref }: Step, name: string): boolean {
  return op === 'assertRef' && ref === name
}

function usesName({ as, ...step }: Step, name: string): boolean {
  return new RegExp(`"(?:ref:)?${name}(?:\\[\\d+\\])?"`).test(JSON.stringify({ ...step, as: undefined }))
}

function queryOf(step: Step): Query | undefined {
  if (step.op === 'query') return step
  const { query } = step
  return typeof query === 'object' && query !== null && !Array.isArray(query)
    ? Object.fromEntries(Object.entries(query))
    : undefined
}
