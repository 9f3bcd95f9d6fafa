import { eventDefinitionsOf, type ModdleElement } from '../../../bpmn/moddle-element.ts'
import { triggerName } from '../../../bpmn/read-model.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/**
 * An intermediate event stands between two steps, and a boundary event leads somewhere; a link leads only
 * out of or into its part of the drawing (BPMN 2.0.2 § 10.5.4).
 */
export const eventWays: FileRule = ({ elements }) => {
  const flows = elements.filter((element) => element.$type === 'bpmn:SequenceFlow')
  const sources = new Set(flows.map((flow) => flow.get('sourceRef')))
  const targets = new Set(flows.map((flow) => flow.get('targetRef')))
  return elements.flatMap((event) => {
    const needs = waysOf(event)
    return [
      ...check(event, needs.in, targets.has(event), 'Zugang', 'way in'),
      ...check(event, needs.out, sources.has(event), 'Ausgang', 'way out'),
    ]
  })
}

interface Ways {
  readonly in?: boolean
  readonly out?: boolean
}

function waysOf(event: ModdleElement): Ways {
  const triggers = eventDefinitionsOf(event).map(triggerName)
  const isLink = triggers.includes('link')
  switch (event.$type) {
    case 'bpmn:IntermediateCatchEvent':
      return { in: !isLink, out: true }
    case 'bpmn:IntermediateThrowEvent':
      return { in: true, out: !isLink }
    case 'bpmn:BoundaryEvent':
      return { out: !triggers.includes('compensate') }
    default:
      return {}
  }
}

function check(event: ModdleElement, expected: boolean | undefined, found: boolean, de: string, en: string) {
  if (expected === undefined || expected === found) return []
  return [
    refusal('event-ways', event, {
      de: expected
        ? `„${labelOf(event)}“ hat keinen ${de}. Verbinden Sie das Ereignis.`
        : `„${labelOf(event)}“ darf keinen ${de} haben. Entfernen Sie den Pfeil.`,
      en: expected
        ? `'${labelOf(event)}' has no ${en}. Connect the event.`
        : `'${labelOf(event)}' must have no ${en}. Remove the flow.`,
    }),
  ]
}
