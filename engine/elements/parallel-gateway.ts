import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'

/**
 * Waits for one token on each incoming flow, then starts every outgoing flow (BPMN 2.0.2 § 13.4.1).
 * Counts per flow, not in total: a loop must not satisfy the join alone.
 */
export const parallelGateway: ElementBehavior = {
  kind: 'bpmn:ParallelGateway',
  compile: () => ({ leave: 'every', join: 'parallel', start: pass }),
}
