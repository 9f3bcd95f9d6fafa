import type { NodeModel } from '../bpmn/read-model.ts'
import { StepFailure } from '../run/step-failure.ts'
import type { NodeBehavior } from './element-behavior.ts'

/** An element that lacks what it needs: the findings say so; if it runs all the same, it stops with an incident. */
export function missingSetting(node: NodeModel, expected: string): NodeBehavior {
  return {
    leave: 'matching',
    start() {
      throw new StepFailure(
        'expression-failed',
        `Expected '${node.name ?? node.id}' to name ${expected}, found none.`,
      )
    },
  }
}
