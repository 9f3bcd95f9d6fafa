import { flagOf } from '../bpmn/moddle-element.ts'
import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'
import { fireBoundary } from './triggers/fire.ts'
import { messageSettings, messageTrigger } from './triggers/message-trigger.ts'

/** Fires when a message arrives while its activity runs (BPMN 2.0.2 § 10.5.4). */
export const messageBoundaryEvent: ElementBehavior = {
  kind: 'bpmn:BoundaryEvent/message',
  compile(node, tools) {
    const interrupting = flagOf(node.element, 'cancelActivity') ?? true
    const trigger = messageTrigger(messageSettings(node, tools), { interrupting, fire: fireBoundary })
    return { leave: 'matching', isDetached: true, start: pass, trigger }
  },
}
