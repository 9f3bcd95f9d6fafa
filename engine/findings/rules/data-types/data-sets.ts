import { elementsOf, type ModdleElement } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** The names of what an input or output specification and its sets are made of. */
const SIDES = [
  {
    data: 'dataInputs',
    sets: 'inputSets',
    refs: 'dataInputRefs',
    parts: ['optionalInputRefs', 'whileExecutingInputRefs'],
    others: 'outputSetRefs',
    back: 'inputSetRefs',
  },
  {
    data: 'dataOutputs',
    sets: 'outputSets',
    refs: 'dataOutputRefs',
    parts: ['optionalOutputRefs', 'whileExecutingOutputRefs'],
    others: 'inputSetRefs',
    back: 'outputSetRefs',
  },
] as const

/** Every data input and output is in a set, parts of a set are in that set, and sets refer to each other both ways (BPMN 2.0.2 § 10.4.1). */
export const dataSets: FileRule = ({ elements }) =>
  elements
    .filter((element) => element.$type === 'bpmn:InputOutputSpecification')
    .flatMap((specification) =>
      SIDES.flatMap(({ data, sets, refs, parts, others, back }) => {
        const all = elementsOf(specification, sets)
        const listed = new Set(all.flatMap((set) => elementsOf(set, refs)))
        return [
          ...elementsOf(specification, data)
            .filter((each) => !listed.has(each))
            .map(inNoSet),
          ...all.flatMap((set) =>
            parts.flatMap((part) =>
              elementsOf(set, part)
                .filter((each) => !elementsOf(set, refs).includes(each))
                .map(inOtherSet),
            ),
          ),
          ...all.flatMap((set) =>
            elementsOf(set, others)
              .filter((other) => !elementsOf(other, back).includes(set))
              .map((other) => oneWay(set, other)),
          ),
        ]
      }),
    )

function inNoSet(data: ModdleElement) {
  return refusal('data-in-no-set', data, {
    de: `„${labelOf(data)}“ gehört zu keiner Gruppe von Ein- oder Ausgaben (inputSet, outputSet). Nehmen Sie es in eine auf.`,
    en: `'${labelOf(data)}' belongs to no set of inputs or outputs (inputSet, outputSet). Put it into one.`,
  })
}

function inOtherSet(data: ModdleElement) {
  return refusal('data-in-other-set', data, {
    de: `„${labelOf(data)}“ ist freigestellt in einer Gruppe, zu der es nicht gehört. Nehmen Sie es in die Gruppe auf.`,
    en: `'${labelOf(data)}' is optional in a set it does not belong to. Put it into the set.`,
  })
}

function oneWay(set: ModdleElement, other: ModdleElement) {
  return refusal('data-sets-one-way', set, {
    de: `„${labelOf(set)}“ verweist auf „${labelOf(other)}“, aber nicht umgekehrt. Ergänzen Sie den Verweis zurück.`,
    en: `'${labelOf(set)}' refers to '${labelOf(other)}' but not the other way. Add the reference back.`,
  })
}
