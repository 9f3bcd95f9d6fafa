import { propertiesOf } from '../../../bpmn/all-elements.ts'
import type { ModdleElement } from '../../../bpmn/moddle-element.ts'
import { type FileRule, kindName, labelOf, refusal } from '../../file-rule.ts'

/** A reference leads to an element of the kind BPMN asks for there: a sequence flow to a flow node, not to a note. */
export const referenceKinds: FileRule = ({ elements }) =>
  elements.flatMap((element) =>
    propertiesOf(element)
      .filter((property) => property.isReference && property.type.startsWith('bpmn:'))
      .flatMap((property) =>
        targetsOf(element, property.name)
          .filter((target) => !target.$instanceOf(property.type))
          .map((target) => {
            const [label, found] = [labelOf(element), `${labelOf(target)} (${kindName(target)})`]
            const name = property.name.replace(/^bpmn:/, '')
            const kind = property.type.replace(/^bpmn:/, '')
            return refusal('reference-wrong-kind', element, {
              de: `„${label}“ (${kindName(element)}) verweist mit ${name} auf „${found}“. Erwartet wird ein Element der Art ${kind}. Berichtigen Sie den Verweis.`,
              en: `'${label}' (${kindName(element)}) refers by ${name} to '${found}'. Expected an element of kind ${kind}. Correct the reference.`,
            })
          }),
      ),
  )

function targetsOf(element: ModdleElement, name: string): readonly ModdleElement[] {
  const value = element.get(name)
  return (Array.isArray(value) ? value : [value]).filter(
    (target): target is ModdleElement =>
      typeof target === 'object' && target !== null && '$instanceOf' in target,
  )
}
