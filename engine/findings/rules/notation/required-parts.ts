import type { ModdleElement } from '../../../bpmn/moddle-element.ts'
import { type FileRule, kindName, labelOf, refusal } from '../../file-rule.ts'

/** What an element cannot be without (minimum 1 in BPMN's XML schema), by type. */
const REQUIRED: readonly (readonly [type: string, ...parts: readonly string[]])[] = [
  ['bpmn:Activity', 'id'],
  ['bpmn:Gateway', 'id'],
  ['bpmn:StartEvent', 'id'],
  ['bpmn:EndEvent', 'id'],
  ['bpmn:IntermediateCatchEvent', 'id'],
  ['bpmn:IntermediateThrowEvent', 'id'],
  ['bpmn:BoundaryEvent', 'id'],
  ['bpmn:SequenceFlow', 'sourceRef', 'targetRef'],
  ['bpmn:MessageFlow', 'sourceRef', 'targetRef'],
  ['bpmn:Association', 'sourceRef', 'targetRef'],
  ['bpmn:BoundaryEvent', 'attachedToRef'],
  ['bpmn:InputOutputSpecification', 'inputSets', 'outputSets'],
  ['bpmn:DataAssociation', 'targetRef'],
  ['bpmn:Assignment', 'from', 'to'],
  ['bpmn:Interface', 'operations'],
  ['bpmn:Operation', 'inMessageRef'],
  ['bpmn:ConditionalEventDefinition', 'condition'],
  ['bpmn:LinkEventDefinition', 'name'],
  ['bpmn:ComplexBehaviorDefinition', 'condition'],
  ['bpmn:CorrelationPropertyBinding', 'dataPath', 'correlationPropertyRef'],
  ['bpmn:CorrelationPropertyRetrievalExpression', 'messagePath', 'messageRef'],
  ['bpmn:InputOutputBinding', 'inputDataRef', 'outputDataRef', 'operationRef'],
  ['bpmn:ResourceParameterBinding', 'expression', 'parameterRef'],
  ['bpmn:ConversationLink', 'sourceRef', 'targetRef'],
]

/** What people call the parts that are most often missing. */
const WORDS: ReadonlyMap<string, readonly [de: string, en: string]> = new Map([
  ['id', ['die Kennung (id)', 'its id']],
  ['name', ['der Name (name)', 'its name']],
  ['sourceRef', ['der Anfang (sourceRef)', 'its beginning (sourceRef)']],
  ['targetRef', ['das Ziel (targetRef)', 'its target (targetRef)']],
  [
    'attachedToRef',
    ['die Aufgabe, an der es hängt (attachedToRef)', 'the task it is attached to (attachedToRef)'],
  ],
  ['condition', ['die Bedingung (condition)', 'its condition']],
])

/** Nothing is left out that BPMN requires. */
export const requiredParts: FileRule = ({ elements }) =>
  elements.flatMap((element) =>
    REQUIRED.filter(([type]) => element.$instanceOf(type)).flatMap(([, ...parts]) =>
      parts
        .filter((part) => isMissing(element, part))
        .map((part) => {
          const [de, en] = WORDS.get(part) ?? [part, part]
          return refusal('part-missing', element, {
            de: `Bei „${labelOf(element)}“ (${kindName(element)}) fehlt ${de}. Ergänzen Sie die Angabe.`,
            en: `'${labelOf(element)}' (${kindName(element)}) lacks ${en}. Add it.`,
          })
        }),
    ),
  )

function isMissing(element: ModdleElement, part: string): boolean {
  const value = element.get(part)
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
