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

/** Behind an event-based gateway stand at least two events, each with no other way in (BPMN 2.0.2 § 10.6.6). */
export const eventGateways: Rule = ({ nodes }) =>
  nodes
    .filter((node) => node.type === 'bpmn:EventBasedGateway')
    .flatMap((node) => {
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
    })
