import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'

/** A task without a type: passes at once (BPMN 2.0.2 § 10.3.3). */
export const abstractTask: ElementBehavior = {
  kind: 'bpmn:Task',
  isActivity: true,
  compile: () => ({ leave: 'matching', start: pass }),
}
