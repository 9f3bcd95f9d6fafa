import { flagOf } from '../bpmn/moddle-element.ts'
import type { ElementBehavior } from './element-behavior.ts'
import { formIdOf } from './form-id.ts'
import { pass } from './pass.ts'
import { fireStart } from './triggers/fire.ts'
import { messageSettings, messageTrigger } from './triggers/message-trigger.ts'

/** Begins a process when a message arrives (the runtime correlates), or an event sub-process (BPMN 2.0.2 § 10.5.2). */
export const messageStartEvent: ElementBehavior = {
  kind: 'bpmn:StartEvent/message',
  compile(node, tools) {
    const interrupting = flagOf(node.element, 'isInterrupting') ?? true
    const trigger = messageTrigger(messageSettings(node, tools), { interrupting, fire: fireStart })
    return { leave: 'matching', start: pass, trigger, info: formIdOf(node) }
  },
}
