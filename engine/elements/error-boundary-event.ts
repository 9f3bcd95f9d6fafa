import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'
import { errorTrigger } from './triggers/error-trigger.ts'
import { fireBoundary } from './triggers/fire.ts'

/** Catches an error of its activity and ends it (BPMN 2.0.2 § 10.5.4). */
export const errorBoundaryEvent: ElementBehavior = {
  kind: 'bpmn:BoundaryEvent/error',
  compile: (node) => ({
    leave: 'matching',
    isDetached: true,
    start: pass,
    trigger: errorTrigger(node, fireBoundary),
  }),
}
