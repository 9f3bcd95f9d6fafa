import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'

/** Started by its start event while the enclosing scope runs, never by a flow (BPMN 2.0.2 § 13.5.4). */
export const eventSubProcess: ElementBehavior = {
  kind: 'bpmn:SubProcess/event',
  compile: () => ({ leave: 'matching', isDetached: true, start: pass }),
}
