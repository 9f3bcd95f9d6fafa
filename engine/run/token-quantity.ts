import type { Place } from '../elements/element-behavior.ts'
import { countItems } from './limits.ts'
import type { Run } from './run.ts'

/**
 * Whether enough tokens have arrived for an activity to start; the others of them are used up. Until then
 * the token waits (`startQuantity`, BPMN 2.0.2 § 13.3.1). Who was not sent here by a flow does not wait.
 */
export function hasEnoughTokens({ scope, token, node }: Place): boolean {
  const needed = node.startQuantity ?? 1
  if (needed === 1 || token.via === undefined || token.activation !== undefined) return true
  token.state = 'waiting'
  const here = Object.values(scope.tokens).filter(
    (each) =>
      each !== token && each.at === node.id && each.state === 'waiting' && each.activation === undefined,
  )
  if (here.length + 1 < needed) return false
  for (const used of here.slice(0, needed - 1)) {
    delete scope.tokens[used.id]
    scope.live--
  }
  token.state = 'ready'
  return true
}

/** `completionQuantity` tokens for each flow (BPMN 2.0.2 § 13.3.1). */
export function repeatFlows<T>(run: Run, flows: readonly T[], quantity = 1): readonly T[] {
  if (quantity === 1) return flows
  countItems(run, flows.length * quantity)
  return flows.flatMap((flow) => Array.from({ length: quantity }, () => flow))
}
