import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import type { Run } from './run.ts'
import { settle } from './settle.ts'

/**
 * The first event behind an event-based gateway wins: the other waits close in the same step and the token
 * stands at the event (BPMN 2.0.2 § 13.4.4).
 */
export function chooseEvent(run: Run, gateway: Place, event: CompiledNode): void {
  const { token, node } = gateway
  settle(run, gateway)
  const flow = node.outgoing.find((each) => each.target === event)
  if (flow) {
    run.records.push({ type: 'sequenceFlowTaken', flow: flow.id })
    token.via = flow.id
  }
  token.at = event.id
  token.state = 'waiting'
}
