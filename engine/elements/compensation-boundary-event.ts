import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'

/** Names the activity that undoes its host (BPMN 2.0.2 § 10.7). Nothing flows through it. */
export const compensationBoundaryEvent: ElementBehavior = {
  kind: 'bpmn:BoundaryEvent/compensate',
  compile: () => ({ leave: 'matching', isDetached: true, start: pass }),
}
