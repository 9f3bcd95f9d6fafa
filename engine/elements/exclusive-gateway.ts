import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'

/** Takes the first flow whose condition holds, else the default flow; passes every token (BPMN 2.0.2 § 13.4.2). */
export const exclusiveGateway: ElementBehavior = {
  kind: 'bpmn:ExclusiveGateway',
  compile: () => ({ leave: 'first', start: pass }),
}
