import type { IconName } from '../../runtime/ui/icons/icon.tsx'
import { eventDefinitionOf, isType, type ModelElement } from './model-element.ts'

/** A kind of element in the designer's own words, with its icon of `runtime/ui/icons`. */
export interface ElementWords {
  readonly icon: IconName
  readonly de: string
  readonly en: string
}

const words: readonly (ElementWords & { readonly type: string; readonly event?: string })[] = [
  { type: 'bpmn:UserTask', icon: 'form', de: 'Aufgabe mit Formular', en: 'Task with a form' },
  { type: 'bpmn:BusinessRuleTask', icon: 'table', de: 'Regeltabelle', en: 'Decision table' },
  { type: 'bpmn:ServiceTask', icon: 'repeat', de: 'Automatischer Schritt', en: 'Automatic step' },
  { type: 'bpmn:SendTask', icon: 'send', de: 'Senden', en: 'Send' },
  { type: 'bpmn:ReceiveTask', icon: 'send', de: 'Auf Nachricht warten', en: 'Wait for a message' },
  { type: 'bpmn:ScriptTask', icon: 'equal', de: 'Berechnung', en: 'Calculation' },
  {
    type: 'bpmn:ManualTask',
    icon: 'person',
    de: 'Handarbeit ohne Formular',
    en: 'Manual work without a form',
  },
  { type: 'bpmn:CallActivity', icon: 'link', de: 'Anderes Verfahren', en: 'Other procedure' },
  { type: 'bpmn:AdHocSubProcess', icon: 'group', de: 'Freier Teilablauf', en: 'Ad-hoc sub-process' },
  { type: 'bpmn:Transaction', icon: 'group', de: 'Transaktion', en: 'Transaction' },
  { type: 'bpmn:SubProcess', icon: 'group', de: 'Teilablauf', en: 'Sub-process' },
  { type: 'bpmn:Task', icon: 'form', de: 'Aufgabe ohne Art', en: 'Task without a kind' },
  { type: 'bpmn:ParallelGateway', icon: 'gateway', de: 'Gleichzeitig', en: 'In parallel' },
  { type: 'bpmn:InclusiveGateway', icon: 'gateway', de: 'Ein oder mehrere Wege', en: 'One or more ways' },
  {
    type: 'bpmn:EventBasedGateway',
    icon: 'gateway',
    de: 'Was zuerst geschieht',
    en: 'Whatever happens first',
  },
  { type: 'bpmn:ComplexGateway', icon: 'gateway', de: 'Komplexe Verzweigung', en: 'Complex gateway' },
  { type: 'bpmn:Gateway', icon: 'gateway', de: 'Verzweigung', en: 'Decision point' },
  { type: 'bpmn:Event', event: 'bpmn:TimerEventDefinition', icon: 'clock', de: 'Frist', en: 'Timer' },
  { type: 'bpmn:Event', event: 'bpmn:MessageEventDefinition', icon: 'send', de: 'Nachricht', en: 'Message' },
  { type: 'bpmn:Event', event: 'bpmn:ErrorEventDefinition', icon: 'flag', de: 'Fehler', en: 'Error' },
  {
    type: 'bpmn:Event',
    event: 'bpmn:TerminateEventDefinition',
    icon: 'x',
    de: 'Sofortiges Ende',
    en: 'Terminate',
  },
  { type: 'bpmn:Event', event: 'bpmn:SignalEventDefinition', icon: 'bell', de: 'Signal', en: 'Signal' },
  {
    type: 'bpmn:Event',
    event: 'bpmn:EscalationEventDefinition',
    icon: 'up',
    de: 'Eskalation',
    en: 'Escalation',
  },
  {
    type: 'bpmn:Event',
    event: 'bpmn:ConditionalEventDefinition',
    icon: 'filter',
    de: 'Bedingung',
    en: 'Condition',
  },
  { type: 'bpmn:Event', event: 'bpmn:LinkEventDefinition', icon: 'arrow', de: 'Sprung', en: 'Link' },
  {
    type: 'bpmn:Event',
    event: 'bpmn:CompensateEventDefinition',
    icon: 'undo',
    de: 'Ausgleich',
    en: 'Compensation',
  },
  { type: 'bpmn:Event', event: 'bpmn:CancelEventDefinition', icon: 'x', de: 'Abbruch', en: 'Cancel' },
  { type: 'bpmn:StartEvent', icon: 'circle', de: 'Beginn', en: 'Start' },
  { type: 'bpmn:EndEvent', icon: 'dot', de: 'Ende', en: 'End' },
  { type: 'bpmn:Event', icon: 'circle', de: 'Ereignis', en: 'Event' },
  { type: 'bpmn:Signal', icon: 'bell', de: 'Signal', en: 'Signal' },
  { type: 'bpmn:Escalation', icon: 'up', de: 'Eskalation', en: 'Escalation' },
  { type: 'bpmn:Message', icon: 'send', de: 'Nachricht', en: 'Message' },
  { type: 'bpmn:Error', icon: 'flag', de: 'Fehler', en: 'Error' },
  { type: 'bpmn:SequenceFlow', icon: 'arrow', de: 'Weg', en: 'Flow' },
  { type: 'bpmn:Participant', icon: 'group', de: 'Beteiligte', en: 'Participant' },
  { type: 'bpmn:Lane', icon: 'group', de: 'Zuständigkeit', en: 'Lane' },
  { type: 'bpmn:Process', icon: 'doc', de: 'Verfahren', en: 'Procedure' },
  { type: 'bpmn:Collaboration', icon: 'doc', de: 'Verfahren', en: 'Procedure' },
]
const other: ElementWords = { icon: 'note', de: 'Element', en: 'Element' }

/** What an element is called in plain words. */
export const elementWords = (element: ModelElement): ElementWords =>
  words.find(
    ({ type, event }) =>
      isType(element, type) && (event === undefined || isType(eventDefinitionOf(element), event)),
  ) ?? other

/** Its name, else what it is: "Aufgabe mit Formular ohne Namen". */
export function elementTitle(element: ModelElement, language: 'de' | 'en'): string {
  const name = element.name?.trim()
  if (name) return name.replaceAll(/\s+/g, ' ')
  const { de, en } = elementWords(element)
  return language === 'de' ? `${de} ohne Namen` : `${en} without a name`
}
