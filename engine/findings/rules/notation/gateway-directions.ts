import { type ModdleElement, textOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

type Ways = (incoming: number, outgoing: number) => boolean

const DIRECTIONS: ReadonlyMap<string, Ways> = new Map<string, Ways>([
  ['Converging', (_, outgoing) => outgoing <= 1],
  ['Diverging', (incoming) => incoming <= 1],
  ['Mixed', (incoming, outgoing) => incoming > 1 && outgoing > 1],
])

/** A gateway's flows agree with the direction it names (BPMN 2.0.2 § 10.6). */
export const gatewayDirections: FileRule = ({ elements, flowsIn, flowsOut }) =>
  elements
    .filter((element) => element.$instanceOf('bpmn:Gateway'))
    .flatMap((gateway) => {
      const incoming = flowsIn(gateway).length
      const outgoing = flowsOut(gateway).length
      const direction = textOf(gateway, 'gatewayDirection') ?? 'Unspecified'
      if (DIRECTIONS.get(direction)?.(incoming, outgoing) ?? true) return []
      return [contradiction(gateway, direction, incoming, outgoing)]
    })

function contradiction(gateway: ModdleElement, direction: string, incoming: number, outgoing: number) {
  return refusal('gateway-direction', gateway, {
    de: `„${labelOf(gateway)}“ ist als „${direction}“ gekennzeichnet, hat aber ${incoming} Zugänge und ${outgoing} Ausgänge. Ändern Sie die Richtung oder die Pfeile.`,
    en: `'${labelOf(gateway)}' is marked '${direction}' but has ${incoming} incoming and ${outgoing} outgoing flows. Change the direction or the flows.`,
  })
}
