import { elementOf, eventDefinitionsOf, flagOf, type ModdleElement } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

interface Problem {
  readonly de: string
  readonly en: string
}

/** Events behind an event-based gateway decide, nothing else does (BPMN 2.0.2 § 10.6.6). */
export const eventGatewayWays: FileRule = ({ elements, flowsIn, flowsOut }) => {
  const hosts = new Set(elements.map((element) => elementOf(element, 'attachedToRef')))
  return elements
    .filter((element) => element.$type === 'bpmn:EventBasedGateway')
    .flatMap((gateway) => {
      const ways = flowsOut(gateway)
      const targets = ways.flatMap((flow) => elementOf(flow, 'targetRef') ?? [])
      const hasWayIn = flowsIn(gateway).length > 0
      return problems(gateway, ways, targets, hosts, hasWayIn).map(({ de, en }) =>
        refusal('event-gateway-ways', gateway, {
          de: `„${labelOf(gateway)}“: ${de}`,
          en: `'${labelOf(gateway)}': ${en}`,
        }),
      )
    })
}

function problems(
  gateway: ModdleElement,
  ways: readonly ModdleElement[],
  targets: readonly ModdleElement[],
  hosts: ReadonlySet<ModdleElement | undefined>,
  hasWayIn: boolean,
): readonly Problem[] {
  const tasks = targets.filter((target) => target.$type === 'bpmn:ReceiveTask')
  const found: Problem[] = []
  if (ways.some((flow) => elementOf(flow, 'conditionExpression'))) {
    found.push({
      de: 'Hier entscheidet das Ereignis, das zuerst eintritt. Entfernen Sie die Bedingungen an den Pfeilen.',
      en: 'the event that happens first decides here. Remove the conditions on the flows.',
    })
  }
  if (tasks.length > 0 && targets.some(waitsForMessage)) {
    found.push({
      de: 'Nachrichten werden entweder von Ereignissen oder von Empfangsaufgaben erwartet, nicht gemischt.',
      en: 'messages are awaited either by events or by receive tasks, not by both.',
    })
  }
  if (tasks.some((task) => hosts.has(task))) {
    found.push({
      de: 'Eine Empfangsaufgabe dahinter darf keine Ereignisse am Rand haben. Entfernen Sie sie.',
      en: 'a receive task behind it must have no events on its border. Remove them.',
    })
  }
  if (flagOf(gateway, 'instantiate') && hasWayIn) {
    found.push({
      de: 'Es startet den Prozess, also darf kein Pfeil hineinführen. Entfernen Sie den Pfeil.',
      en: 'it starts the process, so no flow may lead into it. Remove the flow.',
    })
  }
  return found
}

function waitsForMessage(target: ModdleElement): boolean {
  return eventDefinitionsOf(target).some((definition) => definition.$type === 'bpmn:MessageEventDefinition')
}
