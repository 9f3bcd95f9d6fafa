import { setEventCondition } from '../../../modeler/event-definitions.ts'
import { expressionOf } from '../../../modeler/formal-expression.ts'
import { eventDefinitionOf, isType } from '../../../modeler/model-element.ts'
import { ExpressionProperty } from '../fields/expression-property.tsx'
import { flowTexts } from '../flow-texts.ts'
import type { Section } from '../section.ts'

/** The condition an event waits for. */
export const conditionalSection: Section = {
  id: 'conditional',
  applies: (bo) => isType(eventDefinitionOf(bo), 'bpmn:ConditionalEventDefinition'),
  Component: ({ editor, element, bo }) => {
    const { t } = flowTexts.useTexts()
    const definition = eventDefinitionOf(bo)
    if (definition === undefined) return null
    return (
      <ExpressionProperty
        label={t('conditional')}
        hint={t('conditionalHint')}
        always
        value={expressionOf(definition, 'condition')}
        onCommit={(feel) => setEventCondition({ editor, element, definition }, feel)}
      />
    )
  },
}
