import { setSignal } from '../../../modeler/event-definitions.ts'
import { childOf, eventDefinitionOf, isType } from '../../../modeler/model-element.ts'
import { rootElementsOf } from '../../../modeler/root-elements.ts'
import { PickProperty } from '../fields/pick-property.tsx'
import { flowTexts } from '../flow-texts.ts'
import type { Section } from '../section.ts'

/** The signal that is sent or waited for here. */
export const signalSection: Section = {
  id: 'signal',
  applies: (bo) => isType(eventDefinitionOf(bo), 'bpmn:SignalEventDefinition'),
  Component: ({ editor, element, bo }) => {
    const { t } = flowTexts.useTexts()
    const definition = eventDefinitionOf(bo)
    if (definition === undefined) return null
    const names = new Set(rootElementsOf(editor, 'bpmn:Signal').map((root) => root.name ?? ''))
    return (
      <PickProperty
        label={t('signal')}
        hint={t('signalHint')}
        none={t('noSignal')}
        typedLabel={t('newSignal')}
        value={childOf(definition, 'signalRef')?.name ?? ''}
        options={[...names].filter((name) => name !== '').map((name) => ({ value: name, label: name }))}
        onCommit={(name) => setSignal({ editor, element, definition }, name)}
      />
    )
  },
}
