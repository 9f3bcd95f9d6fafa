import { elementOf, extensionOf, type ModdleElement } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import type { CompiledExpression } from '../../feel/index.ts'
import { StepFailure } from '../../run/step-failure.ts'
import { openWait } from '../../run/waits.ts'
import type { TriggerDefinition } from '../element-behavior.ts'

export interface MessageSettings {
  readonly name?: CompiledExpression
  readonly correlationKey?: CompiledExpression
}

/** The message that an event definition, or a send or receive task, names. */
export function messageSettings(
  owner: ModdleElement | undefined,
  node: NodeModel,
  tools: CompileTools,
): MessageSettings {
  const implied = tools.impliedMessages.get(node.id)
  const message = elementOf(owner, 'messageRef') ?? implied?.message
  const name =
    tools.attribute(node.id, message, 'name') ??
    (implied?.name === undefined ? undefined : tools.expression(node.id, implied.name, 'name'))
  const subscription = extensionOf(message, 'zeebe:Subscription')
  const correlationKey = tools.attribute(node.id, subscription, 'correlationKey')
  return { ...(name && { name }), ...(correlationKey && { correlationKey }) }
}

/** Waits for a message; name and correlation key are fixed when the element is entered. */
export function messageTrigger(
  definition: ModdleElement,
  node: NodeModel,
  tools: CompileTools,
): TriggerDefinition {
  const settings = messageSettings(definition, node, tools)
  return {
    start: { kind: 'message', ...(settings.name && { messageName: settings.name }) },
    open(run, holder, at, { definition: index }) {
      const sees = run.visible(run.localOf(holder))
      const name = run.evaluateText(settings.name, sees)
      const correlationKey = run.evaluateText(settings.correlationKey, sees)
      if (name === undefined) {
        throw new StepFailure('message-invalid', `Expected '${at.id}' to name its message, found no name.`)
      }
      if (correlationKey === undefined && settings.correlationKey) {
        throw new StepFailure(
          'message-invalid',
          `Expected the correlation key '${settings.correlationKey.text}' of '${at.id}' to have a value, found none.`,
        )
      }
      const opened = openWait(run, holder, at.id, 'message', { name, definition: index })
      run.effects.push({
        type: 'openMessage',
        ...opened,
        name,
        ...(correlationKey !== undefined && { correlationKey }),
      })
      return false
    },
  }
}
