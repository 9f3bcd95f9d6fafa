import { terminateScope } from '../run/complete.ts'
import type { ElementBehavior } from './element-behavior.ts'

/** Ends everything else in its own scope (BPMN 2.0.2 § 10.5.3). */
export const terminateEndEvent: ElementBehavior = {
  kind: 'bpmn:EndEvent/terminate',
  compile: () => ({ leave: 'matching', start: terminateScope }),
}
