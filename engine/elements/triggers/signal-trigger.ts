import { elementOf, type ModdleElement } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import type { CompiledExpression } from '../../feel/index.ts'
import type { Run } from '../../run/run.ts'
import { StepFailure } from '../../run/step-failure.ts'
import { openWait } from '../../run/waits.ts'
import type { Holder, TriggerDefinition } from '../element-behavior.ts'

/** The name of the signal an event definition throws or waits for; it may be an expression. */
export function signalOf(
  definition: ModdleElement,
  node: NodeModel,
  tools: CompileTools,
): CompiledExpression | undefined {
  return tools.attribute(node.id, elementOf(definition, 'signalRef'), 'name')
}

/** The name a signal has at this moment. */
export function signalName(
  run: Run,
  signal: CompiledExpression | undefined,
  place: Holder,
  id: string,
): string {
  const name = run.evaluateText(signal, run.visible(run.localOf(place)))
  if (name !== undefined) return name
  throw new StepFailure('expression-failed', `Expected '${id}' to name its signal, found no name.`)
}

/** Waits for a signal; its name is fixed when the element is entered. */
export function signalTrigger(
  definition: ModdleElement,
  node: NodeModel,
  tools: CompileTools,
): TriggerDefinition {
  const signal = signalOf(definition, node, tools)
  return {
    start: { kind: 'signal', ...(signal && { signalName: signal }) },
    open(run, holder, at, { definition: index }) {
      const name = signalName(run, signal, holder, at.id)
      const opened = openWait(run, holder, at.id, 'signal', { name, definition: index })
      run.effects.push({ type: 'openSignal', ...opened, name })
      return false
    },
  }
}
