import { elementOf } from '../../bpmn/moddle-element.ts'
import { connect } from './element-fixes.ts'
import { type ApplyFix, append, createIn, freeId } from './fix-context.ts'

/** A cancel event on the border of a transaction, and an end event behind it. */
export const addCancelEvent: ApplyFix = ({ moddle, definitions, element }) => {
  const container = element.$parent
  if (!container) return
  const event = createIn(moddle, container, 'bpmn:BoundaryEvent', { id: freeId(definitions, 'Cancel') })
  event.set('attachedToRef', element)
  append(event, 'eventDefinitions', createIn(moddle, event, 'bpmn:CancelEventDefinition'))
  append(container, 'flowElements', event)
  const end = createIn(moddle, container, 'bpmn:EndEvent', { id: freeId(definitions, 'Canceled') })
  append(container, 'flowElements', end)
  connect(event, end, container, { moddle, id: freeId(definitions, 'Flow') })
}

/** A repeated activity that tells nothing of its progress. */
export const noProgressEvent: ApplyFix = ({ element }) => {
  elementOf(element, 'loopCharacteristics')?.set('behavior', 'All')
}
