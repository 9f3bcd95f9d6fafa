import type { ModdleElement } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** Least values (BPMN 2.0.2, Tables 9.2, 10.3 and 10.28). */
const LEAST: readonly (readonly [type: string, name: string, least: number])[] = [
  ['bpmn:Activity', 'startQuantity', 1],
  ['bpmn:Activity', 'completionQuantity', 1],
  ['bpmn:StandardLoopCharacteristics', 'loopMaximum', 0],
  ['bpmn:ParticipantMultiplicity', 'minimum', 0],
  ['bpmn:ParticipantMultiplicity', 'maximum', 1],
]

/** Numbers of tokens, rounds and participants make sense. */
export const numberRanges: FileRule = ({ elements }) =>
  elements.flatMap((element) => [
    ...LEAST.flatMap(([type, name, least]) =>
      element.$instanceOf(type) ? tooSmall(element, name, least) : [],
    ),
    ...(element.$type === 'bpmn:ParticipantMultiplicity' ? reversed(element) : []),
  ])

function tooSmall(element: ModdleElement, name: string, least: number) {
  const value = element.get(name)
  if (value === undefined || (Number.isInteger(value) && Number(value) >= least)) return []
  return [
    refusal('number-out-of-range', element, {
      de: `„${labelOf(element)}“: ${name} ist ${value}, erwartet wird eine ganze Zahl ab ${least}. Berichtigen Sie den Wert.`,
      en: `'${labelOf(element)}': ${name} is ${value}, expected a whole number of ${least} or more. Correct the value.`,
    }),
  ]
}

function reversed(element: ModdleElement) {
  const [minimum, maximum] = [Number(element.get('minimum') ?? 0), Number(element.get('maximum') ?? 1)]
  if (!(minimum > maximum)) return []
  return [
    refusal('number-out-of-range', element, {
      de: `Es sollen mindestens ${minimum}, aber höchstens ${maximum} Beteiligte sein. Berichtigen Sie die Werte.`,
      en: `At least ${minimum} but at most ${maximum} participants are asked for. Correct the values.`,
    }),
  ]
}
