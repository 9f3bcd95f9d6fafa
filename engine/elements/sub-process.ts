import { complete } from '../run/complete.ts'
import type { ScopeDraft } from '../run/draft.ts'
import { armEventSubs } from '../run/event-sub-process.ts'
import type { Run } from '../run/run.ts'
import { localScope } from '../run/scopes.ts'
import { addToken } from '../run/take-flows.ts'
import type { ElementBehavior, Place } from './element-behavior.ts'

/** A process inside the process, with variables of its own (BPMN 2.0.2 § 13.3.4). */
export const subProcess: ElementBehavior = {
  kind: 'bpmn:SubProcess',
  isActivity: true,
  compile: () => ({
    leave: 'matching',
    localScope: 'sub',
    open: openBody,
    start(run, place) {
      const entry = place.node.body?.entry
      if (!entry) {
        complete(run, place, {})
        return
      }
      const scope = openBody(run, place)
      if (scope) addToken(run, scope, entry)
    },
  }),
}

function openBody(run: Run, place: Place): ScopeDraft | undefined {
  const scope = localScope(run, place)
  place.token.state = 'scope'
  return armEventSubs(run, scope) ? undefined : scope
}
