import { eventDefinitionsOf } from '../bpmn/moddle-element.ts'
import type { NodeModel } from '../bpmn/read-model.ts'
import type { CompileTools } from '../compile/compile-tools.ts'
import { complete } from '../run/complete.ts'
import { StepFailure } from '../run/step-failure.ts'
import type { NodeBehavior } from './element-behavior.ts'
import { jobSettings, startJob } from './job.ts'
import { messageSettings } from './triggers/message-trigger.ts'

/**
 * Throws a message: a job when a worker is named (`zeebe:taskDefinition`), else the message is published
 * with the input variables of the element.
 */
export function sendMessage(node: NodeModel, tools: CompileTools): NodeBehavior {
  const job = jobSettings(node, tools)
  if (job) return { leave: 'matching', info: job.info, start: startJob(job) }
  const settings = messageSettings(eventDefinitionsOf(node.element)[0] ?? node.element, node, tools)
  return {
    leave: 'matching',
    start(run, place) {
      const local = run.localOf(place)
      const sees = run.visible(local)
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
      complete(run, place, {})
    },
  }
}
