import { flagOf } from '../bpmn/moddle-element.ts'
import { openTrigger } from '../run/open-trigger.ts'
import type { ElementBehavior } from './element-behavior.ts'
import { fireCatch } from './triggers/fire.ts'
import { messageTrigger } from './triggers/message-trigger.ts'

/** Waits for a message, which with `instantiate` may begin an instance (BPMN 2.0.2 § 13.3.3). */
export const receiveTask: ElementBehavior = {
  kind: 'bpmn:ReceiveTask',
  isActivity: true,
  compile: (node, tools) => ({
    leave: 'matching',
    ...(flagOf(node.element, 'instantiate') && { instantiates: 'first' as const }),
    trigger: {
      interrupting: true,
      needsAll: false,
      definitions: [messageTrigger(node.element, node, tools)],
      fire: fireCatch,
    },
    start(run, place) {
      place.token.state = 'waiting'
      openTrigger(run, place, place.node)
    },
  }),
}
