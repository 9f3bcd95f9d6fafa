import { complete } from '../run/complete.ts'
import { armEventSubs } from '../run/event-sub-process.ts'
import { localScope } from '../run/scopes.ts'
import { addToken } from '../run/take-flows.ts'
import type { ElementBehavior } from './element-behavior.ts'

/** A process inside the process, with variables of its own (BPMN 2.0.2 § 13.3.4). */
export const subProcess: ElementBehavior = {
  kind: 'bpmn:SubProcess',
  isActivity: true,
  compile: () => ({
    leave: 'matching',
    localScope: 'sub',
    start(run, place) {
      const scope = localScope(run, place)
      const entry = place.node.body?.entry
      if (!entry) {
        complete(run, place, {})
        return
      }
      place.token.state = 'scope'
      if (!armEventSubs(run, scope)) addToken(run, scope, entry)
    },
  }),
}
