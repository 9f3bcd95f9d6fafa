import { elementOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import type { CompiledExpression } from '../../feel/index.ts'
import type { Variables } from '../../json.ts'
import { meetTrigger } from '../../run/meet-trigger.ts'
import type { Run } from '../../run/run.ts'
import { StepFailure } from '../../run/step-failure.ts'
import { openWait } from '../../run/waits.ts'
import type { TriggerDefinition } from '../element-behavior.ts'

/**
 * Waits until a condition becomes true; one that is true already happens at once. To happen again it must
 * have been false in between (BPMN 2.0.2 § 10.5.6). The engine watches it: see `run/conditions.ts`.
 */
export function conditionalTrigger(
  definition: ModdleElement,
  node: NodeModel,
  tools: CompileTools,
): TriggerDefinition {
  const text = textOf(elementOf(definition, 'condition'), 'body')?.trim()
  const condition = text === undefined ? undefined : tools.expression(node.id, text, 'condition')
  const holds = (run: Run, sees: Variables): boolean => isTrue(run, condition, sees, node.id)
  return {
    start: { kind: 'conditional', ...(condition && { condition }) },
    holds,
    open(run, holder, at, { definition: index }) {
      const isMet = holds(run, run.visible(run.localOf(holder)))
      const { wait } = openWait(run, holder, at.id, 'condition', { holds: isMet, definition: index })
      const opened = (holder.token ?? holder.scope).waits[wait]
      return isMet && opened !== undefined && meetTrigger(run, holder, opened, {})
    },
  }
}

/** What is not known yet (null) does not hold; anything else that is no truth value is a failure. */
function isTrue(run: Run, condition: CompiledExpression | undefined, sees: Variables, id: string): boolean {
  if (!condition) {
    throw new StepFailure('expression-failed', `Expected '${id}' to have a condition, found none.`)
  }
  const value = run.evaluate(condition, sees)
  if (value === null) return false
  if (typeof value === 'boolean') return value
  throw new StepFailure(
    'expression-failed',
    `Expected the condition '${condition.text}' of '${id}' to be true or false, found ${Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a context' : JSON.stringify(value)}.`,
  )
}
