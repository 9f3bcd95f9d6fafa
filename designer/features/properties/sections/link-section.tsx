import { setLinkName } from '../../../modeler/event-definitions.ts'
import { eventDefinitionOf, isType, textOf } from '../../../modeler/model-element.ts'
import { TextProperty } from '../fields/text-property.tsx'
import { flowTexts } from '../flow-texts.ts'
import type { Section } from '../section.ts'

/** The name both ends of a link share. */
export const linkSection: Section = {
  id: 'link',
  applies: (bo) => isType(eventDefinitionOf(bo), 'bpmn:LinkEventDefinition'),
  Component: ({ editor, element, bo }) => {
    const { t } = flowTexts.useTexts()
    const definition = eventDefinitionOf(bo)
    if (definition === undefined) return null
    return (
      <TextProperty
        label={t('link')}
        hint={t('linkHint')}
        value={textOf(definition, 'name')}
        onCommit={(name) => setLinkName({ editor, element, definition }, name.trim())}
      />
    )
  },
}
