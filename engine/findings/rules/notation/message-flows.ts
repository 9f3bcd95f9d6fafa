import { elementOf, eventDefinitionsOf, type ModdleElement } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'
import type { Finding } from '../../finding.ts'

/** A message goes from one participant to another, from what can send to what can receive (BPMN 2.0.2 § 7.6.2, § 9.4). */
export const messageFlows: FileRule = ({ elements }) => {
  const pools = poolsOf(elements)
  return elements
    .filter((element) => element.$type === 'bpmn:MessageFlow')
    .flatMap((flow) => {
      const source = elementOf(flow, 'sourceRef')
      const target = elementOf(flow, 'targetRef')
      if (!source || !target) return []
      return [
        ...samePool(flow, source, target, pools),
        ...end(flow, source, sends, 'nichts senden', 'cannot send'),
        ...end(flow, target, receives, 'nichts empfangen', 'cannot receive'),
      ]
    })
}

/** A pool stands for its process. */
function poolsOf(elements: readonly ModdleElement[]): ReadonlyMap<ModdleElement, ModdleElement> {
  const pools = new Map<ModdleElement, ModdleElement>()
  for (const element of elements) {
    const process = element.$type === 'bpmn:Participant' ? elementOf(element, 'processRef') : undefined
    if (process) pools.set(element, process)
  }
  return pools
}

function samePool(
  flow: ModdleElement,
  source: ModdleElement,
  target: ModdleElement,
  pools: ReadonlyMap<ModdleElement, ModdleElement>,
): readonly Finding[] {
  const place = (element: ModdleElement) => pools.get(element) ?? processOf(element) ?? element
  if (place(source) !== place(target)) return []
  return [
    refusal('message-flow-inside', flow, {
      de: `Die Nachricht von „${labelOf(source)}“ an „${labelOf(target)}“ bleibt beim selben Beteiligten. Verwenden Sie dort einen Pfeil des Ablaufs.`,
      en: `The message from '${labelOf(source)}' to '${labelOf(target)}' stays with the same participant. Use a sequence flow there.`,
    }),
  ]
}

function processOf(element: ModdleElement): ModdleElement | undefined {
  let process: ModdleElement | undefined = element
  while (process && process.$type !== 'bpmn:Process') process = process.$parent
  return process
}

function end(
  flow: ModdleElement,
  element: ModdleElement,
  can: (element: ModdleElement) => boolean,
  de: string,
  en: string,
): readonly Finding[] {
  if (can(element)) return []
  return [
    refusal('message-flow-end', flow, {
      de: `„${labelOf(element)}“ kann ${de}. Führen Sie die Nachricht zu einem Nachrichtenereignis, einer Aufgabe oder dem Rand des Pools.`,
      en: `'${labelOf(element)}' ${en}. Lead the message to a message event, a task or the border of the pool.`,
    }),
  ]
}

function sends(element: ModdleElement): boolean {
  if (element.$instanceOf('bpmn:CatchEvent') || element.$type === 'bpmn:ReceiveTask') return false
  return !element.$instanceOf('bpmn:ThrowEvent') || hasMessage(element)
}

function receives(element: ModdleElement): boolean {
  if (element.$instanceOf('bpmn:ThrowEvent') || element.$type === 'bpmn:SendTask') return false
  return !element.$instanceOf('bpmn:CatchEvent') || hasMessage(element)
}

function hasMessage(event: ModdleElement): boolean {
  return eventDefinitionsOf(event).some((definition) => definition.$type === 'bpmn:MessageEventDefinition')
}
