import type { IconName } from '../../runtime/ui/icons/icon.tsx'
/** What the toolbar and the outline can add, in the order shown; the rest comes by "change kind". */
export interface StepKind {
  readonly id: string
  readonly icon: IconName
  readonly de: string
  readonly en: string
  /** Attributes for the element factory of bpmn-js. */
  readonly shape: {
    readonly type: string
    readonly eventDefinitionType?: string
    readonly isExpanded?: boolean
  }
  /** Extension that makes it run at once. */
  readonly extension?: { readonly type: string; readonly attributes: Readonly<Record<string, string>> }
}

export const stepKinds: readonly StepKind[] = [
  {
    id: 'task',
    icon: 'form',
    de: 'Aufgabe',
    en: 'Task',
    shape: { type: 'bpmn:UserTask' },
    extension: { type: 'zeebe:UserTask', attributes: {} },
  },
  {
    id: 'table',
    icon: 'table',
    de: 'Regeltabelle',
    en: 'Decision table',
    shape: { type: 'bpmn:BusinessRuleTask' },
  },
  {
    id: 'decision',
    icon: 'gateway',
    de: 'Verzweigung',
    en: 'Branch',
    shape: { type: 'bpmn:ExclusiveGateway' },
  },
  {
    id: 'letter',
    icon: 'send',
    de: 'Brief',
    en: 'Letter',
    shape: { type: 'bpmn:ServiceTask' },
    extension: { type: 'zeebe:TaskDefinition', attributes: { type: 'letter' } },
  },
  {
    id: 'timer',
    icon: 'clock',
    de: 'Frist',
    en: 'Timer',
    shape: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
  },
  {
    id: 'message',
    icon: 'pause',
    de: 'Warten',
    en: 'Wait',
    shape: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:MessageEventDefinition' },
  },
  { id: 'end', icon: 'dot', de: 'Ende', en: 'End', shape: { type: 'bpmn:EndEvent' } },
]

export const moreStepKinds: readonly StepKind[] = [
  {
    id: 'parallel',
    icon: 'gateway',
    de: 'Gleichzeitig',
    en: 'In parallel',
    shape: { type: 'bpmn:ParallelGateway' },
  },
  {
    id: 'first',
    icon: 'gateway',
    de: 'Was zuerst geschieht',
    en: 'Whatever happens first',
    shape: { type: 'bpmn:EventBasedGateway' },
  },
  {
    id: 'service',
    icon: 'repeat',
    de: 'Automatischer Schritt',
    en: 'Automatic step',
    shape: { type: 'bpmn:ServiceTask' },
  },
  { id: 'script', icon: 'equal', de: 'Berechnung', en: 'Calculation', shape: { type: 'bpmn:ScriptTask' } },
  {
    id: 'send',
    icon: 'send',
    de: 'Nachricht senden',
    en: 'Send a message',
    shape: { type: 'bpmn:SendTask' },
  },
  {
    id: 'receive',
    icon: 'send',
    de: 'Auf Nachricht warten',
    en: 'Wait for a message',
    shape: { type: 'bpmn:ReceiveTask' },
  },
  { id: 'manual', icon: 'person', de: 'Handarbeit', en: 'Manual work', shape: { type: 'bpmn:ManualTask' } },
  {
    id: 'call',
    icon: 'link',
    de: 'Anderes Verfahren',
    en: 'Other procedure',
    shape: { type: 'bpmn:CallActivity' },
  },
  {
    id: 'sub',
    icon: 'group',
    de: 'Teilablauf',
    en: 'Sub-process',
    shape: { type: 'bpmn:SubProcess', isExpanded: true },
  },
  {
    id: 'adHoc',
    icon: 'group',
    de: 'Freier Teilablauf',
    en: 'Ad-hoc sub-process',
    shape: { type: 'bpmn:AdHocSubProcess', isExpanded: true },
  },
  {
    id: 'sendSignal',
    icon: 'bell',
    de: 'Signal senden',
    en: 'Send a signal',
    shape: { type: 'bpmn:IntermediateThrowEvent', eventDefinitionType: 'bpmn:SignalEventDefinition' },
  },
  {
    id: 'awaitSignal',
    icon: 'bell',
    de: 'Auf Signal warten',
    en: 'Wait for a signal',
    shape: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:SignalEventDefinition' },
  },
  {
    id: 'awaitCondition',
    icon: 'filter',
    de: 'Auf Bedingung warten',
    en: 'Wait for a condition',
    shape: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:ConditionalEventDefinition' },
  },
  {
    id: 'escalate',
    icon: 'up',
    de: 'Eskalieren',
    en: 'Escalate',
    shape: { type: 'bpmn:IntermediateThrowEvent', eventDefinitionType: 'bpmn:EscalationEventDefinition' },
  },
  {
    id: 'terminate',
    icon: 'x',
    de: 'Sofortiges Ende',
    en: 'Terminate',
    shape: { type: 'bpmn:EndEvent', eventDefinitionType: 'bpmn:TerminateEventDefinition' },
  },
]

/** Events that can be attached to the edge of an activity. */
export const boundaryKinds: readonly (StepKind & { readonly interrupting: boolean })[] = [
  {
    id: 'remind',
    icon: 'clock',
    de: 'Erinnerung nach Frist (Aufgabe läuft weiter)',
    en: 'Reminder after a time (task goes on)',
    shape: { type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
    interrupting: false,
  },
  {
    id: 'deadline',
    icon: 'clock',
    de: 'Abbruch nach Frist',
    en: 'Stop after a time',
    shape: { type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
    interrupting: true,
  },
  {
    id: 'onMessage',
    icon: 'send',
    de: 'Abbruch bei Nachricht',
    en: 'Stop on a message',
    shape: { type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:MessageEventDefinition' },
    interrupting: true,
  },
  {
    id: 'onSignal',
    icon: 'bell',
    de: 'Abbruch bei Signal',
    en: 'Stop on a signal',
    shape: { type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:SignalEventDefinition' },
    interrupting: true,
  },
  {
    id: 'onEscalation',
    icon: 'up',
    de: 'Bei Eskalation (Aufgabe läuft weiter)',
    en: 'On an escalation (task goes on)',
    shape: { type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:EscalationEventDefinition' },
    interrupting: false,
  },
  {
    id: 'onError',
    icon: 'flag',
    de: 'Bei Fehler',
    en: 'On an error',
    shape: { type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:ErrorEventDefinition' },
    interrupting: true,
  },
]
