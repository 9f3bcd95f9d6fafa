import { elementOf, elementsOf, type ModdleElement } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'
import type { Finding } from '../../finding.ts'
import { isSameItem, itemOf } from './same-item.ts'

/** Data moves from where it can be read to where it can be written, and as what it is (BPMN 2.0.2 § 10.4.2). */
export const dataAssociations: FileRule = ({ elements }) =>
  elements.flatMap((element) => {
    if (element.$type === 'bpmn:InputOutputSpecification') return misplaced(element)
    if (!element.$instanceOf('bpmn:DataAssociation')) return []
    const sources = elementsOf(element, 'sourceRef')
    const target = elementOf(element, 'targetRef')
    return [...direction(element, sources, target), ...conversion(element, sources, target)]
  })

function misplaced(specification: ModdleElement): readonly Finding[] {
  const owner = specification.$parent
  if (!owner?.$instanceOf('bpmn:SubProcess')) return []
  return [
    refusal('data-in-sub-process', owner, {
      de: `„${labelOf(owner)}“ hat eigene Ein- und Ausgaben (ioSpecification). Ein Teilprozess sieht die Daten seines Prozesses; entfernen Sie sie.`,
      en: `'${labelOf(owner)}' has inputs and outputs of its own (ioSpecification). A sub-process sees the data of its process; remove them.`,
    }),
  ]
}

function direction(
  association: ModdleElement,
  sources: readonly ModdleElement[],
  target: ModdleElement | undefined,
): readonly Finding[] {
  const isInput = association.$type === 'bpmn:DataInputAssociation'
  const wrong = isInput
    ? sources.find((source) => source.$type === 'bpmn:DataOutput')
    : target?.$type === 'bpmn:DataInput' && target
  if (!wrong) return []
  return [
    refusal('data-association-direction', association, {
      de: `„${labelOf(wrong)}“ ist ${isInput ? 'eine Ausgabe und kann nicht gelesen' : 'eine Eingabe und kann nicht beschrieben'} werden. Berichtigen Sie die Verbindung.`,
      en: `'${labelOf(wrong)}' is ${isInput ? 'an output and cannot be read' : 'an input and cannot be written'}. Correct the association.`,
    }),
  ]
}

function conversion(
  association: ModdleElement,
  sources: readonly ModdleElement[],
  target: ModdleElement | undefined,
): readonly Finding[] {
  if (elementOf(association, 'transformation') || elementsOf(association, 'assignment').length > 0) return []
  const [source, another] = sources
  const from = itemOf(source)
  const to = itemOf(target)
  if (!another && (!from || !to || isSameItem(from, to))) return []
  return [
    refusal('data-association-conversion', association, {
      de: `„${target ? labelOf(target) : '?'}“ wird aus ${another ? 'mehreren Quellen' : 'einer anderen Art von Daten'} gefüllt, ohne zu sagen wie. Ergänzen Sie die Umwandlung (transformation).`,
      en: `'${target ? labelOf(target) : '?'}' is filled from ${another ? 'several sources' : 'another kind of data'} without saying how. Add the transformation.`,
    }),
  ]
}
