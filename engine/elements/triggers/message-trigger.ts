import { elementOf, eventDefinitionsOf, extensionOf, type ModdleElement } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import type { CompiledExpression } from '../../feel/index.ts'
import { StepFailure } from '../../run/step-failure.ts'
import { openWait } from '../../run/waits.ts'
import type { Trigger } from '../element-behavior.ts'

export interface MessageSettings {
  readonly name?: CompiledExpression
  readonly correlationKey?: CompiledExpression
}

/** The message of an event (in its definition) or of a send or receive task (its own attribute). */
export function messageOf(element: ModdleElement): ModdleElement | undefined {
  const owner = eventDefinitionsOf(element)[0] ?? element
  return elementOf(owner, 'messageRef')
}

export function messageSettings(node: NodeModel, tools: CompileTools): MessageSettings {
  const message = messageOf(node.element)
  const name = tools.attribute(node.id, message, 'name')
  const subscription = extensionOf(message, 'zeebe:Subscription')
  const correlationKey = tools.attribute(node.id, subscription, 'correlationKey')
  return { ...(name && { name }), ...(correlationKey && { correlationKey }) }
}

/** Opens a subscription; name and correlation key are fixed when the element is entered. */
export function messageTrigger(
  settings: MessageSettings,
  event: Pick<Trigger, 'interrupting' | 'fire'>,
): Trigger {
  return {
    ...event,
    open(run, holder, node) {
      const { scope, token } = holder
      const sees = run.visible(token ? run.localOf({ scope, token, node }) : scope)
      const name = run.evaluateText(settings.name, sees)
      const correlationKey = run.evaluateText(settings.correlationKey, sees)
      if (name === undefined) {
        throw new StepFailure('message-invalid', `Expected '${node.id}' to name its message, found no name.`)
      }
      if (correlationKey === undefined && settings.correlationKey) {
        throw new StepFailure(
          'message-invalid',
          `Expected the correlation key '${settings.correlationKey.text}' of '${node.id}' to have a value, found none.`,
        )
      }
      const opened = openWait(run, holder, node.id, 'message', { name })
      run.effects.push({
        type: 'openMessage',
        ...opened,
        name,
        ...(correlationKey !== undefined && { correlationKey }),
      })
    },
  }
}
