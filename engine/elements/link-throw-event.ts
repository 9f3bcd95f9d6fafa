import { complete } from '../run/complete.ts'
import { StepFailure } from '../run/step-failure.ts'
import type { ElementBehavior } from './element-behavior.ts'

/** Goes on at the link of the same name that catches; the pair is read as a flow (BPMN 2.0.2 § 10.5.4). */
export const linkThrowEvent: ElementBehavior = {
  kind: 'bpmn:IntermediateThrowEvent/link',
  compile: () => ({
    leave: 'every',
    start(run, place) {
      if (place.node.outgoing.length === 0) {
        throw new StepFailure(
          'no-flow-taken',
          `Expected a link event that catches what '${place.node.id}' throws, found none. Give both the same name.`,
        )
      }
      complete(run, place, {})
    },
  }),
}
