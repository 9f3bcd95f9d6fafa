import { elementOf, elementsOf, type ModdleElement } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'
import type { Finding } from '../../finding.ts'
import { isSameItem, itemOf } from './same-item.ts'

/** What a task that exchanges messages takes in and gives out is what its messages carry (BPMN 2.0.2 § 10.3.3). */
export const operationData: FileRule = ({ elements }) =>
  elements.flatMap((task) => {
    const operation = elementOf(task, 'operationRef')
    const specification = elementOf(task, 'ioSpecification')
    switch (task.$type) {
      case 'bpmn:ServiceTask':
        if (!operation) return []
        if (!specification) return [withoutData(task)]
        return [
          ...side(task, specification, 'Inputs', elementOf(operation, 'inMessageRef')),
          ...side(task, specification, 'Outputs', elementOf(operation, 'outMessageRef')),
        ]
      case 'bpmn:SendTask':
        return specification ? side(task, specification, 'Inputs', elementOf(task, 'messageRef')) : []
      case 'bpmn:ReceiveTask':
        return specification ? side(task, specification, 'Outputs', elementOf(task, 'messageRef')) : []
      default:
        return []
    }
  })

function withoutData(task: ModdleElement): Finding {
  return refusal('operation-data-missing', task, {
    de: `„${labelOf(task)}“ ruft eine Operation auf, sagt aber nicht mit welchen Daten (ioSpecification). Ergänzen Sie sie, oder entfernen Sie die Operation.`,
    en: `'${labelOf(task)}' calls an operation but does not say with which data (ioSpecification). Add it, or remove the operation.`,
  })
}

function side(
  task: ModdleElement,
  specification: ModdleElement,
  which: 'Inputs' | 'Outputs',
  message: ModdleElement | undefined,
): readonly Finding[] {
  if (!message) return []
  const data = elementsOf(specification, `data${which}`)
  const sets = elementsOf(specification, which === 'Inputs' ? 'inputSets' : 'outputSets')
  const isOne = data.length <= 1 && sets.length <= 1
  const isFitting = data.every((each) => isSameItem(itemOf(each), elementOf(message, 'itemRef')))
  if (isOne && isFitting) return []
  return [
    refusal('operation-data-mismatch', task, {
      de: `„${labelOf(task)}“: Erwartet wird genau eine ${which === 'Inputs' ? 'Eingabe' : 'Ausgabe'} von der Art der Nachricht „${labelOf(message)}“, gefunden: ${data.map(labelOf).join(', ')}.`,
      en: `'${labelOf(task)}': expected exactly one ${which === 'Inputs' ? 'input' : 'output'} of the kind of message '${labelOf(message)}', found: ${data.map(labelOf).join(', ')}.`,
    }),
  ]
}
