import { flagOf, textOf } from '../bpmn/moddle-element.ts'
import { openTrigger } from '../run/open-trigger.ts'
import type { ElementBehavior, NodeBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'

/**
 * Waits for the events behind it; the first wins. A parallel one waits for all of them. With `instantiate`
 * the first event begins an instance (BPMN 2.0.2 § 10.6.6, § 13.4.4).
 */
export const eventBasedGateway: ElementBehavior = {
  kind: 'bpmn:EventBasedGateway',
  compile(node) {
    const isParallel = textOf(node.element, 'eventGatewayType') === 'Parallel'
    return {
      leave: 'every',
      ...(flagOf(node.element, 'instantiate') && { instantiates: isParallel ? 'all' : 'first' }),
      start: isParallel ? pass : waitForFirst,
    }
  },
}

const waitForFirst: NodeBehavior['start'] = (run, place) => {
  place.token.state = 'waiting'
  for (const { target } of place.node.outgoing) {
    if (openTrigger(run, place, target)) return
  }
}
