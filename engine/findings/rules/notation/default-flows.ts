import { elementOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** The default flow of an element leaves that element (BPMN 2.0.2 § 8.4.13). */
export const defaultFlows: FileRule = ({ elements }) =>
  elements.flatMap((element) => {
    const flow = elementOf(element, 'default')
    if (!flow || elementOf(flow, 'sourceRef') === element) return []
    return [
      refusal('default-elsewhere', element, {
        de: `„${labelOf(element)}“ nennt als Standard den Pfeil „${labelOf(flow)}“, der nicht dort beginnt. Wählen Sie einen Pfeil, der aus dem Element führt.`,
        en: `'${labelOf(element)}' names the flow '${labelOf(flow)}' as its default, which does not begin there. Choose a flow that leaves the element.`,
      }),
    ]
  })
