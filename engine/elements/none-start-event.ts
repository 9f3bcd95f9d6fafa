import type { ElementBehavior } from './element-behavior.ts'
import { formIdOf } from './form-id.ts'
import { pass } from './pass.ts'

/** Begins a process or sub-process without waiting for anything (BPMN 2.0.2 § 10.5.2). */
export const noneStartEvent: ElementBehavior = {
  kind: 'bpmn:StartEvent/none',
  compile: (node) => ({ leave: 'matching', isEntry: true, start: pass, info: formIdOf(node) }),
}
