import { eventDefinitionsOf } from '../../bpmn/moddle-element.ts'
import { type NodeModel, triggerName } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

const THROWN = new Set(['error', 'escalation', 'cancel', 'compensate'])
const TAKES_OVER = new Set(['error', 'cancel', 'terminate', 'compensate'])

/** Events with several definitions can be carried out as they are drawn (BPMN 2.0.2 § 10.5.1, § 10.5.6). */
export const multipleEvents: Rule = ({ nodes }) =>
  nodes.flatMap((node) => {
    const found = eventDefinitionsOf(node.element).map(triggerName)
    if (found.length < 2) return []
    const isThrown = node.type === 'bpmn:EndEvent' || node.type === 'bpmn:IntermediateThrowEvent'
    return isThrown ? oneTakesOver(node, found) : waitable(node, found)
  })

/** What is thrown passes at once: nobody can keep it until the rest has happened. */
function waitable(node: NodeModel, found: readonly string[]): readonly Finding[] {
  const thrown = found.find((trigger) => THROWN.has(trigger))
  if (!node.kind.endsWith('/parallelMultiple') || thrown === undefined) return []
  return [
    findingOf('parallel-multiple-thrown', 'error', node.id, {
      de: `„${nameOf(node)}“ soll auf alles zugleich warten, darunter „${thrown}“. Warten kann es nur auf Nachrichten, Zeiten, Signale und Bedingungen.`,
      en: `'${nameOf(node)}' is to wait for all at once, among them '${thrown}'. It can only wait for messages, times, signals and conditions.`,
    }),
  ]
}

/** Only one of them can decide what follows. */
function oneTakesOver(node: NodeModel, found: readonly string[]): readonly Finding[] {
  const taking = found.filter((trigger) => TAKES_OVER.has(trigger))
  if (taking.length < 2) return []
  return [
    findingOf('throws-contradict', 'error', node.id, {
      de: `„${nameOf(node)}“ löst mehreres aus, was sich ausschließt: ${taking.join(', ')}. Behalten Sie eines davon.`,
      en: `'${nameOf(node)}' throws several things that exclude each other: ${taking.join(', ')}. Keep one of them.`,
    }),
  ]
}
