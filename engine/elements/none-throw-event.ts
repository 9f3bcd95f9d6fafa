import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'

/** Marks that a state was reached; does nothing (BPMN 2.0.2 § 10.5.4). */
export const noneThrowEvent: ElementBehavior = {
  kind: 'bpmn:IntermediateThrowEvent/none',
  compile: () => ({ leave: 'matching', start: pass }),
}
