import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'
import { errorTrigger } from './triggers/error-trigger.ts'
import { fireStart } from './triggers/fire.ts'

/** Begins an event sub-process when an error is thrown in its scope (BPMN 2.0.2 § 10.5.2). */
export const errorStartEvent: ElementBehavior = {
  kind: 'bpmn:StartEvent/error',
  compile: (node) => ({ leave: 'matching', start: pass, trigger: errorTrigger(node, fireStart) }),
}
