import { flagOf } from '../bpmn/moddle-element.ts'
import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'
import { fireBoundary } from './triggers/fire.ts'
import { timerSettings, timerTrigger } from './triggers/timer-trigger.ts'

/** Fires at a time while its activity runs (BPMN 2.0.2 § 10.5.4); a cycle may fire many times if it does not interrupt. */
export const timerBoundaryEvent: ElementBehavior = {
  kind: 'bpmn:BoundaryEvent/timer',
  compile(node, tools) {
    const interrupting = flagOf(node.element, 'cancelActivity') ?? true
    const trigger = timerTrigger(timerSettings(node, tools), { interrupting, fire: fireBoundary })
    return { leave: 'matching', isDetached: true, start: pass, trigger }
  },
}
