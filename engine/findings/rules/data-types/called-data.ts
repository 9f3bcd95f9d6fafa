import { elementOf, elementsOf, idOf, type ModdleElement, textOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'
import { isSameItem, itemOf } from './same-item.ts'

/** A call hands over exactly the data the called element asks for and gives back (BPMN 2.0.2 § 10.3.4). */
export const calledData: FileRule = ({ elements }) => {
  const callables = elements.filter((element) => element.$instanceOf('bpmn:CallableElement'))
  return elements
    .filter((element) => element.$type === 'bpmn:CallActivity')
    .flatMap((call) => {
      const called = callables.find((each) => idOf(each) === textOf(call, 'calledElement'))
      const own = elementOf(call, 'ioSpecification')
      const theirs = elementOf(called, 'ioSpecification')
      if (!called || !own || !theirs) return []
      if (isMatching(own, theirs, 'dataInputs') && isMatching(own, theirs, 'dataOutputs')) return []
      return [
        refusal('called-data-mismatch', call, {
          de: `„${labelOf(call)}“ übergibt oder erwartet andere Daten als „${labelOf(called)}“. Gleichen Sie Ein- und Ausgaben an.`,
          en: `'${labelOf(call)}' hands over or expects other data than '${labelOf(called)}'. Make inputs and outputs the same.`,
        }),
      ]
    })
}

function isMatching(own: ModdleElement, theirs: ModdleElement, side: string): boolean {
  const a = elementsOf(own, side)
  const b = elementsOf(theirs, side)
  return (
    a.length === b.length && a.every((each) => b.some((other) => isSameItem(itemOf(each), itemOf(other))))
  )
}
