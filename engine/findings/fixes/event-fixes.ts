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
  const definition = eventDefinitionsOf(element)[0]
  if (!definition) return
  for (const name of ['timeDate', 'timeDuration', 'timeCycle']) definition.set(name, undefined)
  const body = values.value ?? 'P14D'
  definition.set('timeDuration', createIn(moddle, definition, 'bpmn:FormalExpression', { body }))
}

export const nameMessage: ApplyFix = (context) => {
  const owner = eventDefinitionsOf(context.element)[0] ?? context.element
  owner.set('messageRef', messageNamed(context))
}

/** Gives an event without trigger a message to wait for. */
export const makeMessageEvent: ApplyFix = (context) => {
  const { moddle, element } = context
  const definition = createIn(moddle, element, 'bpmn:MessageEventDefinition')
  definition.set('messageRef', messageNamed(context))
  append(element, 'eventDefinitions', definition)
}

export const setCorrelationKey: ApplyFix = ({ moddle, element, values }) => {
  const owner = eventDefinitionsOf(element)[0] ?? element
  const message = elementOf(owner, 'messageRef')
  if (!message) return
  extensionFor(moddle, message, 'zeebe:Subscription').set('correlationKey', values.key ?? '=case.fileNumber')
}

/** The message of the fix's name, made when the file has none. */
function messageNamed({ moddle, definitions, element, values }: FixContext): ModdleElement {
  const name = values.name ?? textOf(element, 'name') ?? idOf(element)
  const known = elementsOf(definitions, 'rootElements').find(
    (each) => each.$type === 'bpmn:Message' && textOf(each, 'name') === name,
  )
  if (known) return known
  const message = createIn(moddle, definitions, 'bpmn:Message', { id: freeId(definitions, 'Message'), name })
  append(definitions, 'rootElements', message)
  return message
}
