import { flagOf, textOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** A process that runs is private, and its flows are immediate (BPMN 2.0.2 § 10.1, Tables 8.49 and 10.1). */
export const executableProcesses: FileRule = ({ elements }) =>
  elements.flatMap((element) => {
    if (element.$type === 'bpmn:Process') {
      const isWrong = textOf(element, 'processType') === 'Public' && flagOf(element, 'isExecutable')
      if (!isWrong) return []
      return [
        refusal('process-public', element, {
          de: `„${labelOf(element)}“ soll ausgeführt werden, ist aber als öffentlicher Prozess (processType „Public“) gekennzeichnet: Der zeigt nur, was nach außen sichtbar ist. Ändern Sie die Art.`,
          en: `'${labelOf(element)}' is to be run but is marked as a public process (processType 'Public'), which only shows what others see. Change its type.`,
        }),
      ]
    }
    if (element.$type !== 'bpmn:SequenceFlow' || flagOf(element, 'isImmediate') !== false) return []
    return [
      refusal('flow-not-immediate', element, {
        de: `Der Pfeil „${labelOf(element)}“ erlaubt weitere, nicht gezeichnete Schritte (isImmediate „false“). Das kann nicht ausgeführt werden. Entfernen Sie die Angabe.`,
        en: `Flow '${labelOf(element)}' allows further steps that are not drawn (isImmediate 'false'). That cannot be run. Remove the setting.`,
      }),
    ]
  })
