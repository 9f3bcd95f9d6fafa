import type { ModdleElement } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import { StepFailure } from '../../run/step-failure.ts'
import { messageSettings } from '../triggers/message-trigger.ts'
import type { Throw } from './throw.ts'

/** Publishes a message, with the input variables of the element (BPMN 2.0.2 § 10.5.6). */
export function messageThrow(definition: ModdleElement, node: NodeModel, tools: CompileTools): Throw {
  const settings = messageSettings(definition, node, tools)
  return {
    throw(run, place) {
      const sees = run.visible(run.localOf(place))
      const name = run.evaluateText(settings.name, sees)
      if (name === undefined) {
        throw new StepFailure('message-invalid', `Expected '${node.id}' to name its message, found no name.`)
      }
      const correlationKey = run.evaluateText(settings.correlationKey, sees)
      run.effects.push({
        type: 'publishMessage',
        element: node.id,
        name,
        ...(correlationKey !== undefined && { correlationKey }),
        variables: run.ownVariables(place),
      })
    },
  }
}
