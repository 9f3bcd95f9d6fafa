import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'

/** Where a link of the same name goes on (BPMN 2.0.2 § 10.5.4). */
export const linkCatchEvent: ElementBehavior = {
  kind: 'bpmn:IntermediateCatchEvent/link',
  compile: () => ({ leave: 'matching', start: pass }),
}
