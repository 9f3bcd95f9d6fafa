import { eventDefinitionsOf } from '../bpmn/moddle-element.ts'
import type { NodeModel } from '../bpmn/read-model.ts'
import type { CompileTools } from '../compile/compile-tools.ts'
import { complete } from '../run/complete.ts'
import type { NodeBehavior } from './element-behavior.ts'
import { jobSettings, startJob } from './job.ts'
import { messageThrow } from './throws/message-throw.ts'

/** Sends a message: a job when a worker is named (`zeebe:taskDefinition`), else the message is published at once. */
export function sendMessage(node: NodeModel, tools: CompileTools): NodeBehavior {
  const job = jobSettings(node, tools)
  if (job) return { leave: 'matching', info: job.info, start: startJob(job) }
  const message = messageThrow(eventDefinitionsOf(node.element)[0] ?? node.element, node, tools)
  return {
    leave: 'matching',
    start(run, place) {
      message.throw(run, place)
      complete(run, place, {})
    },
  }
}
