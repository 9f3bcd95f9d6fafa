import { elementOf, elementsOf, type ModdleElement } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'
import type { Finding } from '../../finding.ts'
import { isSameItem, itemOf } from './same-item.ts'

/** What is offered as an operation binds its data to that operation's messages (BPMN 2.0.2 § 8.4.3, § 10.4.1). */
export const callableInterfaces: FileRule = ({ elements }) =>
  elements
    .filter((element) => element.$instanceOf('bpmn:CallableElement'))
    .flatMap((callable) => {
      const hasInterface = elementsOf(callable, 'supportedInterfaceRef').length > 0
      const specification = elementOf(callable, 'ioSpecification')
      const bindings = elementsOf(callable, 'ioBinding')
      if (hasInterface && specification && bindings.length === 0) return [unbound(callable)]
      return bindings.flatMap((binding) => checkBinding(callable, specification, binding))
    })

function unbound(callable: ModdleElement): Finding {
  return refusal('interface-unbound', callable, {
    de: `„${labelOf(callable)}“ bietet eine Schnittstelle an, sagt aber nicht, welche Daten zu welcher Operation gehören (ioBinding). Ergänzen Sie das.`,
    en: `'${labelOf(callable)}' offers an interface but does not say which data belong to which operation (ioBinding). Add that.`,
  })
}

function checkBinding(
  callable: ModdleElement,
  specification: ModdleElement | undefined,
  binding: ModdleElement,
): readonly Finding[] {
  const operation = elementOf(binding, 'operationRef')
  const fits = (data: string, message: string): boolean => {
    const wanted = elementOf(elementOf(operation, message), 'itemRef')
    const offered = elementsOf(specification, data).map(itemOf)
    return !wanted || offered.length === 0 || offered.some((item) => isSameItem(item, wanted))
  }
  if (fits('dataInputs', 'inMessageRef') && fits('dataOutputs', 'outMessageRef')) return []
  return [
    refusal('interface-data-mismatch', callable, {
      de: `Die Daten von „${labelOf(callable)}“ sind von anderer Art als die Nachrichten seiner Operation. Gleichen Sie die Datenarten an.`,
      en: `The data of '${labelOf(callable)}' are of another kind than the messages of its operation. Make the kinds of data the same.`,
    }),
  ]
}
