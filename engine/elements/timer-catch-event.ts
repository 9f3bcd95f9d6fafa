import type { ElementBehavior } from './element-behavior.ts'
import { fireCatch } from './triggers/fire.ts'
import { timerSettings, timerTrigger } from './triggers/timer-trigger.ts'

/** Waits for a time (BPMN 2.0.2 § 10.5.4). */
export const timerCatchEvent: ElementBehavior = {
  kind: 'bpmn:IntermediateCatchEvent/timer',
  compile(node, tools) {
    const trigger = timerTrigger(timerSettings(node, tools), { interrupting: true, fire: fireCatch })
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
