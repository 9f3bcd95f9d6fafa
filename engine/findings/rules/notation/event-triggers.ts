import { elementOf, eventDefinitionsOf, flagOf, type ModdleElement } from '../../../bpmn/moddle-element.ts'
import { triggerName } from '../../../bpmn/read-model.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

const OUTSIDE = ['message', 'timer', 'conditional', 'signal']
/** How people know them. What has no trigger where it needs one is told by the rules for events. */
const WORDS: ReadonlyMap<string, readonly [de: string, en: string]> = new Map([
  ['none', ['ohne Auslöser', 'without trigger']],
  ['message', ['Nachricht', 'message']],
  ['timer', ['Zeit', 'time']],
  ['conditional', ['Bedingung', 'condition']],
  ['signal', ['Signal', 'signal']],
  ['link', ['Verweis', 'link']],
  ['escalation', ['Eskalation', 'escalation']],
  ['error', ['Fehler', 'error']],
  ['compensate', ['Kompensation', 'compensation']],
  ['cancel', ['Abbruch', 'cancel']],
  ['terminate', ['Beendigung', 'terminate']],
])
const words = (triggers: Iterable<string>, language: 0 | 1): string =>
  [...triggers].map((trigger) => WORDS.get(trigger)?.[language] ?? trigger).join(', ')

const THROWN = ['none', 'message', 'escalation', 'compensate', 'signal']

/** What may trigger or be thrown by an event depends on where it stands (BPMN 2.0.2 Tables 10.84 to 10.93). */
export const eventTriggers: FileRule = ({ elements }) =>
  elements
    .filter((element) => element.$instanceOf('bpmn:Event'))
    .flatMap((event) => {
      const allowed = allowedAt(event)
      const found = eventDefinitionsOf(event).map(triggerName)
      return found
        .filter((trigger) => !allowed.has(trigger))
        .slice(0, 1)
        .map((trigger) =>
          refusal('trigger-not-allowed', event, {
            de: `„${labelOf(event)}“ darf hier nicht vom Typ „${words([trigger], 0)}“ sein. Erlaubt sind: ${words(allowed, 0)}.`,
            en: `'${labelOf(event)}' must not be of type '${words([trigger], 1)}' here. Allowed are: ${words(allowed, 1)}.`,
          }),
        )
    })

function allowedAt(event: ModdleElement): ReadonlySet<string> {
  switch (event.$type) {
    case 'bpmn:StartEvent':
      return new Set(startTriggers(event))
    case 'bpmn:IntermediateCatchEvent':
      return new Set([...OUTSIDE, 'link'])
    case 'bpmn:BoundaryEvent':
      return new Set(boundaryTriggers(event))
    case 'bpmn:EndEvent':
      return new Set([...THROWN, 'error', 'terminate', ...(isInTransaction(event) ? ['cancel'] : [])])
    default:
      return new Set([...THROWN, 'link'])
  }
}

function startTriggers(event: ModdleElement): readonly string[] {
  const parent = event.$parent
  if (!parent?.$instanceOf('bpmn:SubProcess')) return ['none', ...OUTSIDE]
  if (!flagOf(parent, 'triggeredByEvent')) return ['none']
  const interrupts = flagOf(event, 'isInterrupting') !== false
  return [...OUTSIDE, 'escalation', ...(interrupts ? ['error', 'compensate'] : [])]
}

function boundaryTriggers(event: ModdleElement): readonly string[] {
  if (flagOf(event, 'cancelActivity') === false) return [...OUTSIDE, 'escalation']
  const host = elementOf(event, 'attachedToRef')
  return [
    ...OUTSIDE,
    'escalation',
    'error',
    'compensate',
    ...(host?.$type === 'bpmn:Transaction' ? ['cancel'] : []),
  ]
}

function isInTransaction(event: ModdleElement): boolean {
  for (let parent = event.$parent; parent; parent = parent.$parent) {
    if (parent.$type === 'bpmn:Transaction') return true
  }
  return false
}
