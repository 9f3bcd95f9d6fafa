import { eventDefinitionOf, isType, type ModelElement } from '../../../modeler/model-element.ts'
import { CheckProperty } from '../fields/check-property.tsx'
import { flowTexts } from '../flow-texts.ts'
import type { Section } from '../section.ts'

const triggers = ['Timer', 'Message', 'Signal', 'Escalation', 'Conditional']

/** Whether an attached event or the start of an event sub-process stops what it stands at. Errors always do. */
export const interruptingSection: Section = {
  id: 'interrupting',
  applies: (bo) => (isType(bo, 'bpmn:BoundaryEvent') || startsEventSub(bo)) && mayGoOn(bo),
  Component: ({ editor, element, bo }) => {
    const { t } = flowTexts.useTexts()
    const property = isType(bo, 'bpmn:BoundaryEvent') ? 'cancelActivity' : 'isInterrupting'
    const what = property === 'cancelActivity' ? 'interruptsTask' : 'interruptsAll'
    return (
      <CheckProperty
        label={t(what)}
        hint={t(`${what}Hint`)}
        checked={bo.get(property) !== false}
        onChange={(interrupts) => editor.update(element, { [property]: interrupts })}
      />
    )
  },
}

const startsEventSub = (bo: ModelElement): boolean =>
  isType(bo, 'bpmn:StartEvent') && bo.$parent?.get('triggeredByEvent') === true

const mayGoOn = (bo: ModelElement): boolean =>
  isType(eventDefinitionOf(bo), ...triggers.map((name) => `bpmn:${name}EventDefinition`))
