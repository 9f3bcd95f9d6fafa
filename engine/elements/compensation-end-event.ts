import type { ElementBehavior } from './element-behavior.ts'
import { throwCompensation } from './throw-compensation.ts'

/** Undoes completed activities and consumes its token (BPMN 2.0.2 § 10.5.3). */
export const compensationEndEvent: ElementBehavior = {
  kind: 'bpmn:EndEvent/compensate',
  compile: throwCompensation,
}
