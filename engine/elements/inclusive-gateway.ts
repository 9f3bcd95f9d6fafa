import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'

/**
 * Waits for every token that can still come, then starts each flow whose condition holds, else the default
 * flow (BPMN 2.0.2 § 13.4.3).
 */
export const inclusiveGateway: ElementBehavior = {
  kind: 'bpmn:InclusiveGateway',
  compile: () => ({ leave: 'matching', join: 'inclusive', start: pass }),
}
