import { SelectField } from '../../../../runtime/ui/components/select-field.tsx'
import { elementWords } from '../../../modeler/element-words.ts'
import { childOf, eventDefinitionOf, isType, type ModelElement } from '../../../modeler/model-element.ts'
import { translate } from '../../../modeler/translate/translate-module.ts'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

const tasks = [
  'UserTask',
  'BusinessRuleTask',
  'ServiceTask',
  'SendTask',
  'ReceiveTask',
  'ScriptTask',
  'ManualTask',
  'Task',
]
const gateways = [
  'ExclusiveGateway',
  'ParallelGateway',
  'InclusiveGateway',
  'EventBasedGateway',
  'ComplexGateway',
]
const containers = ['SubProcess', 'AdHocSubProcess', 'Transaction']
const triggers: Readonly<Record<string, readonly string[]>> = {
  'bpmn:StartEvent': ['', 'Message', 'Timer', 'Signal', 'Conditional'],
  'bpmn:EndEvent': ['', 'Error', 'Terminate', 'Message', 'Signal', 'Escalation', 'Compensate'],
  'bpmn:IntermediateCatchEvent': ['Timer', 'Message', 'Signal', 'Conditional', 'Link'],
  'bpmn:IntermediateThrowEvent': ['', 'Message', 'Signal', 'Escalation', 'Compensate', 'Link'],
  'bpmn:BoundaryEvent': ['Timer', 'Message', 'Signal', 'Escalation', 'Conditional', 'Error', 'Compensate'],
}

/** Changes what an element is: a task's kind, a gateway's, or what an event waits for. */
export const kindSection: Section = {
  id: 'kind',
  applies: (bo) => choices(bo).length > 0,
  Component: ({ editor, element, bo }) => {
    const { t, language } = propertyTexts.useTexts()
    const event = isType(bo, 'bpmn:Event')
    const now = event ? triggerOf(bo) : bo.$type.slice('bpmn:'.length)
    const list = choices(bo)
    const options = (list.includes(now) ? list : [now, ...list]).map((value) => ({
      value,
      label: event ? triggerWords(bo, value, language, t('noKind')) : taskWords(value, language),
    }))
    return (
      <SelectField
        label={t('changeKind')}
        value={now}
        options={options}
        onChange={(value) => {
          const target = event
            ? {
                type: bo.$type,
                ...(value === '' ? {} : { eventDefinitionType: `bpmn:${value}EventDefinition` }),
              }
            : { type: `bpmn:${value}`, ...(isType(bo, 'bpmn:SubProcess') && { isExpanded: true }) }
          editor.batch(() => {
            const made = editor.replace(element, target)
            if (value === 'UserTask') editor.extend(made, 'zeebe:UserTask', {})
          })
        }}
      />
    )
  },
}

function choices(bo: ModelElement): readonly string[] {
  if (isType(bo, 'bpmn:Event')) return [...(triggers[bo.$type] ?? []), ...onlyHere(bo)]
  if (isType(bo, 'bpmn:Task')) return tasks
  if (isType(bo, 'bpmn:SubProcess') && bo.get('triggeredByEvent') !== true) return containers
  return isType(bo, 'bpmn:Gateway') ? gateways : []
}

/** Triggers only an event sub-process or a transaction has (BPMN 2.0.2 § 10.5.2, § 10.5.6). */
function onlyHere(bo: ModelElement): readonly string[] {
  if (isType(bo, 'bpmn:StartEvent') && bo.$parent?.get('triggeredByEvent') === true)
    return ['Error', 'Escalation', 'Compensate']
  const transaction = isType(bo, 'bpmn:EndEvent') ? bo.$parent : childOf(bo, 'attachedToRef')
  return isType(transaction, 'bpmn:Transaction') ? ['Cancel'] : []
}

const triggerOf = (bo: ModelElement): string =>
  eventDefinitionOf(bo)?.$type.replace(/^bpmn:(\w+)EventDefinition$/, '$1') ?? ''

const taskWords = (value: string, language: 'de' | 'en'): string =>
  elementWords({
    $type: `bpmn:${value}`,
    $instanceOf: (type: string) => type === `bpmn:${value}`,
    get: () => undefined,
  })[language]

function triggerWords(bo: ModelElement, value: string, language: 'de' | 'en', none: string): string {
  const plain: Readonly<Record<string, { de: string; en: string }>> = {
    Message: { de: 'Nachricht', en: 'Message' },
    Timer: { de: 'Frist', en: 'Timer' },
    Error: { de: 'Fehler', en: 'Error' },
    Terminate: { de: 'Beendet den ganzen Fall', en: 'Ends the whole case' },
    Signal: { de: 'Signal', en: 'Signal' },
    Escalation: { de: 'Eskalation', en: 'Escalation' },
    Conditional: { de: 'Bedingung', en: 'Condition' },
    Link: { de: 'Sprung', en: 'Link' },
    Compensate: { de: 'Ausgleich', en: 'Compensation' },
    Cancel: { de: 'Abbruch der Transaktion', en: 'Cancels the transaction' },
  }
  if (value !== '') return plain[value]?.[language] ?? translate(language, value)
  if (isType(bo, 'bpmn:StartEvent'))
    return language === 'de' ? 'Antrag oder von Hand' : 'Application or by hand'
  return isType(bo, 'bpmn:EndEvent') ? (language === 'de' ? 'Einfaches Ende' : 'Plain end') : none
}
