import { propertiesOf } from '../../../bpmn/all-elements.ts'
import type { ModdleElement } from '../../../bpmn/moddle-element.ts'
import { type FileRule, kindName, labelOf, refusal } from '../../file-rule.ts'

/** What people call the kinds that references most often miss. */
const WORDS: ReadonlyMap<string, readonly [de: string, en: string]> = new Map([
  [
    'FlowNode',
    [
      'ein Schritt des Ablaufs (Aufgabe, Ereignis oder Gateway)',
      'a step of the flow (task, event or gateway)',
    ],
  ],
  ['SequenceFlow', ['ein Pfeil des Ablaufs', 'a sequence flow']],
  ['Activity', ['eine Aufgabe oder ein Teilprozess', 'a task or sub-process']],
  [
    'InteractionNode',
    ['ein Beteiligter, eine Aufgabe oder ein Ereignis', 'a participant, a task or an event'],
  ],
  ['Message', ['eine Nachricht', 'a message']],
  ['Process', ['ein Prozess', 'a process']],
])

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
            const type = property.type.replace(/^bpmn:/, '')
            const [de, en] = WORDS.get(type) ?? [`ein Element der Art ${type}`, `an element of kind ${type}`]
            return refusal('reference-wrong-kind', element, {
              de: `„${label}“ (${kindName(element)}) verweist mit ${name} auf „${found}“. Erwartet wird ${de}. Berichtigen Sie den Verweis.`,
              en: `'${label}' (${kindName(element)}) refers by ${name} to '${found}'. Expected ${en}. Correct the reference.`,
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
