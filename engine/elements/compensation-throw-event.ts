import type { ElementBehavior } from './element-behavior.ts'
import { throwCompensation } from './throw-compensation.ts'

/** Undoes completed activities and goes on (BPMN 2.0.2 § 10.5.4). */
export const compensationThrowEvent: ElementBehavior = {
  kind: 'bpmn:IntermediateThrowEvent/compensate',
  compile: throwCompensation,
}
