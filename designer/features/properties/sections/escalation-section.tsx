import { setEscalation } from '../../../modeler/event-definitions.ts'
import { childOf, eventDefinitionOf, isType, textOf } from '../../../modeler/model-element.ts'
import { rootElementsOf } from '../../../modeler/root-elements.ts'
import { PickProperty } from '../fields/pick-property.tsx'
import { flowTexts } from '../flow-texts.ts'
import type { Section } from '../section.ts'

/** The code of an escalation that is thrown or caught here; a catcher without code catches every one. */
export const escalationSection: Section = {
  id: 'escalation',
  applies: (bo) => isType(eventDefinitionOf(bo), 'bpmn:EscalationEventDefinition'),
  Component: ({ editor, element, bo }) => {
    const { t } = flowTexts.useTexts()
    const definition = eventDefinitionOf(bo)
    if (definition === undefined) return null
    const roots = rootElementsOf(editor, 'bpmn:Escalation')
    const isThrown = isType(bo, 'bpmn:ThrowEvent')
    const codes = new Set(roots.map((root) => textOf(root, 'escalationCode')))
    return (
      <PickProperty
        label={t('escalation')}
        hint={t(isThrown ? 'escalationHint' : 'escalationCatchHint')}
        none={isThrown ? t('noEscalation') : t('anyEscalation')}
        typedLabel={t('newEscalation')}
        value={textOf(childOf(definition, 'escalationRef'), 'escalationCode')}
        options={[...codes].filter((code) => code !== '').map((code) => ({ value: code, label: code }))}
        onCommit={(code) => setEscalation({ editor, element, definition }, code)}
      />
    )
  },
}
