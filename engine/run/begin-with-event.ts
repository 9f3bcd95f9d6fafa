import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import { markActivated } from './activate.ts'
import { chooseEvent } from './choose-event.ts'
import { meetTrigger } from './meet-trigger.ts'
import { openTrigger } from './open-trigger.ts'
import type { Run } from './run.ts'
import { addToken } from './take-flows.ts'
import { closeWaits } from './waits.ts'

/** Whether more is to be done than to pass the node when an instance begins with its event. */
export function beginsWithEvent({ behavior, incoming }: CompiledNode): boolean {
  const isBehindGateway = incoming.some((flow) => flow.source.behavior.instantiates)
  return isBehindGateway || behavior.instantiates !== undefined || behavior.trigger?.needsAll === true
}

/**
 * An instance begins with an event of an instantiating receive task or gateway, or with the first of those
 * a parallel multiple start needs. A parallel gateway then awaits its other events (BPMN 2.0.2 § 10.6.6).
 */
export function beginWithEvent(run: Run, place: Place): void {
  const { scope, token, node } = place
  const definition = token.begins ?? 0
  const gateway = node.incoming.find((flow) => flow.source.behavior.instantiates)?.source
  if (gateway) passGateway(run, place, gateway)
  token.state = 'waiting'
  markActivated(run, place)
  const { trigger } = node.behavior
  if (!trigger?.needsAll) {
    delete token.begins
    trigger?.fire(run, { scope, token }, node, {})
    return
  }
  // A second try after an incident begins afresh.
  closeWaits(run, token)
  openTrigger(run, place, node)
  delete token.begins
  const wait = Object.values(token.waits).find((each) => each.definition === definition && !each.received)
  if (wait) meetTrigger(run, { scope, token }, wait, {})
}

/** The gateway chooses the event; a parallel one sends a token to wait for each other event. */
function passGateway(run: Run, { scope, token, node }: Place, gateway: CompiledNode): void {
  token.at = gateway.id
  const at = { scope, token, node: gateway }
  markActivated(run, at)
  chooseEvent(run, at, node)
  if (gateway.behavior.instantiates !== 'all') return
  for (const flow of gateway.outgoing) {
    if (flow.target === node) continue
    run.records.push({ type: 'sequenceFlowTaken', flow: flow.id })
    addToken(run, scope, flow.target, flow.id)
  }
}
