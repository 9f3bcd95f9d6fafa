import { elementOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** A sequence flow stays inside its process or sub-process (BPMN 2.0.2 § 7.6.1). */
export const flowContainers: FileRule = ({ elements }) =>
  elements
    .filter((element) => element.$type === 'bpmn:SequenceFlow')
    .flatMap((flow) => {
      const source = elementOf(flow, 'sourceRef')
      const target = elementOf(flow, 'targetRef')
      if (!source || !target) return []
      if (source.$parent === flow.$parent && target.$parent === flow.$parent) return []
      return [
        refusal('flow-crosses-border', flow, {
          de: `Der Pfeil von „${labelOf(source)}“ nach „${labelOf(target)}“ verlässt seinen Prozess oder Teilprozess. Führen Sie ihn bis zum Rand, oder verwenden Sie eine Nachricht.`,
          en: `The flow from '${labelOf(source)}' to '${labelOf(target)}' leaves its process or sub-process. Lead it to the border, or use a message.`,
        }),
      ]
    })
