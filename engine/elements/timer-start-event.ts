import { flagOf } from '../bpmn/moddle-element.ts'
import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'
import { fireStart } from './triggers/fire.ts'
import { timerSettings, timerTrigger } from './triggers/timer-trigger.ts'

/** Begins a process at a time (the runtime keeps it), or an event sub-process (BPMN 2.0.2 § 10.5.2). */
export const timerStartEvent: ElementBehavior = {
  kind: 'bpmn:StartEvent/timer',
  compile(node, tools) {
    const interrupting = flagOf(node.element, 'isInterrupting') ?? true
    const trigger = timerTrigger(timerSettings(node, tools), { interrupting, fire: fireStart })
    return { leave: 'matching', start: pass, trigger }
  },
}
