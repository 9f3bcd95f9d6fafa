import { openTrigger } from '../run/open-trigger.ts'
import type { ElementBehavior } from './element-behavior.ts'

/** Waits for the events behind it; the first wins (BPMN 2.0.2 § 13.4.4). */
export const eventBasedGateway: ElementBehavior = {
  kind: 'bpmn:EventBasedGateway',
  compile: () => ({
    leave: 'every',
    start(run, place) {
      place.token.state = 'waiting'
      for (const { target } of place.node.outgoing) {
        if (openTrigger(run, place, target)) return
      }
    },
  }),
}
