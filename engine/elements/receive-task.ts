import type { ElementBehavior } from './element-behavior.ts'
import { fireCatch } from './triggers/fire.ts'
import { messageSettings, messageTrigger } from './triggers/message-trigger.ts'

/** Waits for a message (BPMN 2.0.2 § 13.3.3). */
export const receiveTask: ElementBehavior = {
  kind: 'bpmn:ReceiveTask',
  isActivity: true,
  compile(node, tools) {
    const trigger = messageTrigger(messageSettings(node, tools), { interrupting: true, fire: fireCatch })
    return {
      leave: 'matching',
      trigger,
      start(run, place) {
        place.token.state = 'waiting'
        trigger.open?.(run, place, place.node)
      },
    }
  },
}
