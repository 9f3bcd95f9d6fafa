import {
  elementOf,
  elementsOf,
  eventDefinitionsOf,
  idOf,
  type ModdleElement,
  textOf,
} from '../../bpmn/moddle-element.ts'
import { type ApplyFix, append, createIn, extensionFor, type FixContext, freeId } from './fix-context.ts'

export const setTimer: ApplyFix = ({ moddle, element, values }) => {
  const definition = definitionOf(element, 'bpmn:TimerEventDefinition')
  if (!definition) return
  for (const name of ['timeDate', 'timeDuration', 'timeCycle']) definition.set(name, undefined)
  const body = values.value ?? 'P14D'
  definition.set('timeDuration', createIn(moddle, definition, 'bpmn:FormalExpression', { body }))
}

export const nameMessage: ApplyFix = (context) => {
  const owner = definitionOf(context.element, MESSAGE, 'messageRef') ?? context.element
  owner.set('messageRef', rootNamed(context, 'bpmn:Message', 'Message'))
}

/** Gives every signal event definition without a signal the one of the fix's name. */
export const nameSignal: ApplyFix = (context) => {
  for (const definition of eventDefinitionsOf(context.element)) {
    if (definition.$type !== 'bpmn:SignalEventDefinition') continue
    if (textOf(elementOf(definition, 'signalRef'), 'name') !== undefined) continue
    definition.set('signalRef', rootNamed(context, 'bpmn:Signal', 'Signal'))
  }
}

/** Gives an event without trigger a message to wait for. */
export const makeMessageEvent: ApplyFix = (context) => {
  const { moddle, element } = context
  const definition = createIn(moddle, element, 'bpmn:MessageEventDefinition')
  definition.set('messageRef', rootNamed(context, 'bpmn:Message', 'Message'))
  append(element, 'eventDefinitions', definition)
}

export const setCorrelationKey: ApplyFix = ({ moddle, element, values }) => {
  const owner = definitionOf(element, MESSAGE) ?? element
  const message = elementOf(owner, 'messageRef')
  if (!message) return
  extensionFor(moddle, message, 'zeebe:Subscription').set('correlationKey', values.key ?? '=case.fileNumber')
}

/** The message or signal of the fix's name, made when the file has none. */
function rootNamed(
  { moddle, definitions, element, values }: FixContext,
  type: string,
  prefix: string,
): ModdleElement {
  const name = values.name ?? textOf(element, 'name') ?? idOf(element)
  const known = elementsOf(definitions, 'rootElements').find(
    (each) => each.$type === type && textOf(each, 'name') === name,
  )
  if (known) return known
  const made = createIn(moddle, definitions, type, { id: freeId(definitions, prefix), name })
  append(definitions, 'rootElements', made)
  return made
}

const MESSAGE = 'bpmn:MessageEventDefinition'

/** The event definition of a type, one that lacks the reference before any other. */
function definitionOf(event: ModdleElement, type: string, lacks?: string): ModdleElement | undefined {
  const found = eventDefinitionsOf(event).filter((each) => each.$type === type)
  return found.find((each) => lacks !== undefined && !elementOf(each, lacks)) ?? found[0]
}
