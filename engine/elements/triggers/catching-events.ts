import { flagOf } from '../../bpmn/moddle-element.ts'
import { openTrigger } from '../../run/open-trigger.ts'
import type { ElementBehavior } from '../element-behavior.ts'
import { formIdOf } from '../form-id.ts'
import { pass } from '../pass.ts'
import { fireBoundary, fireCatch, fireStart } from './fire.ts'
import { readTrigger } from './read-trigger.ts'

/** An event in the flow that waits (BPMN 2.0.2 § 10.5.4). */
export function catchEvent(trigger: string): ElementBehavior {
  return {
    kind: `bpmn:IntermediateCatchEvent/${trigger}`,
    compile: (node, tools) => ({
      leave: 'matching',
      trigger: readTrigger(node, tools, { interrupting: true, isInFlow: true, fire: fireCatch }),
      start(run, place) {
        place.token.state = 'waiting'
        openTrigger(run, place, place.node)
      },
    }),
  }
}

/** An event on the border of an activity, which it may end (BPMN 2.0.2 § 10.5.4, § 13.5.3). */
export function boundaryEvent(trigger: string): ElementBehavior {
  return {
    kind: `bpmn:BoundaryEvent/${trigger}`,
    compile(node, tools) {
      const interrupting = flagOf(node.element, 'cancelActivity') ?? true
      return {
        leave: 'matching',
        isDetached: true,
        start: pass,
        trigger: readTrigger(node, tools, { interrupting, fire: fireBoundary }),
      }
    },
  }
}

/**
 * A start event with a trigger: the outside starts the process by it, or it begins an event sub-process
 * while the enclosing scope runs (BPMN 2.0.2 § 10.5.2).
 */
export function startEvent(trigger: string): ElementBehavior {
  return {
    kind: `bpmn:StartEvent/${trigger}`,
    compile(node, tools) {
      const interrupting = flagOf(node.element, 'isInterrupting') ?? true
      return {
        leave: 'matching',
        start: pass,
        trigger: readTrigger(node, tools, { interrupting, fire: fireStart }),
        info: formIdOf(node),
      }
    },
  }
}
