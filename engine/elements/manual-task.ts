import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'

/** Done outside of any system: passes at once (BPMN 2.0.2 § 13.3.3). */
export const manualTask: ElementBehavior = {
  kind: 'bpmn:ManualTask',
  isActivity: true,
  compile: () => ({ leave: 'matching', start: pass }),
}
