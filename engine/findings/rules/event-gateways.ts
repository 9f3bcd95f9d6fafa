import { flagOf, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

const CATCHES = new Set([
  'bpmn:IntermediateCatchEvent/timer',
  'bpmn:IntermediateCatchEvent/message',
  'bpmn:IntermediateCatchEvent/signal',
  'bpmn:IntermediateCatchEvent/conditional',
  'bpmn:IntermediateCatchEvent/multiple',
  'bpmn:IntermediateCatchEvent/parallelMultiple',
  'bpmn:ReceiveTask',
])

/**
 * Behind an event-based gateway stand at least two events, each with no other way in; only one that begins
 * the process may await them all (BPMN 2.0.2 § 10.6.6).
 */
export const eventGateways: Rule = ({ nodes }) =>
  nodes
    .filter((node) => node.type === 'bpmn:EventBasedGateway')
    .flatMap((node) => [...targets(node), ...awaitsAll(node)])

function targets(node: NodeModel): readonly Finding[] {
  const wrong = node.outgoing.find(
    ({ target }) =>
      !(CATCHES.has(target.kind) || target.kind === 'bpmn:IntermediateCatchEvent/none') ||
      target.incoming.length !== 1,
  )
  if (!wrong && node.outgoing.length > 1) return []
  const found = wrong ? nameOf(wrong.target) : `${node.outgoing.length}`
  return [
    findingOf('event-gateway-targets', 'error', node.id, {
      de: `Nach „${nameOf(node)}“ werden mindestens zwei wartende Ereignisse (Nachricht, Zeit, Signal oder Bedingung) mit je nur einem Zugang erwartet, gefunden: ${found}.`,
      en: `After '${nameOf(node)}' at least two waiting events (message, time, signal or condition) with one way in each are expected, found: ${found}.`,
    }),
  ]
}

function awaitsAll(node: NodeModel): readonly Finding[] {
  if (textOf(node.element, 'eventGatewayType') !== 'Parallel' || flagOf(node.element, 'instantiate'))
    return []
  return [
    findingOf('event-gateway-parallel', 'warning', node.id, {
      de: `„${nameOf(node)}“ wartet auf alle Ereignisse dahinter. Das sieht BPMN nur am Anfang eines Prozesses vor; verwenden Sie hier ein paralleles Gateway vor den Ereignissen.`,
      en: `'${nameOf(node)}' waits for all events behind it. BPMN provides for that at the beginning of a process only; use a parallel gateway before the events here.`,
    }),
  ]
}
