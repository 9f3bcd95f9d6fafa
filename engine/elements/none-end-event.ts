import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'

/** Consumes its token (BPMN 2.0.2 § 10.5.3). */
export const noneEndEvent: ElementBehavior = {
  kind: 'bpmn:EndEvent/none',
  compile: () => ({ leave: 'matching', start: pass }),
}
