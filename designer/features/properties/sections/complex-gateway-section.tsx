import { expressionOf, formalExpression } from '../../../modeler/formal-expression.ts'
import { isType } from '../../../modeler/model-element.ts'
import { ExpressionProperty } from '../fields/expression-property.tsx'
import { flowTexts } from '../flow-texts.ts'
import type { Section } from '../section.ts'

/** When a complex gateway lets through what has arrived (BPMN 2.0.2 § 13.4.5). */
export const complexGatewaySection: Section = {
  id: 'complex-gateway',
  applies: (bo) => isType(bo, 'bpmn:ComplexGateway'),
  Component: ({ editor, element, bo }) => {
    const { t } = flowTexts.useTexts()
    return (
      <ExpressionProperty
        label={t('activation')}
        hint={t('activationHint')}
        always
        value={expressionOf(bo, 'activationCondition')}
        onCommit={(feel) =>
          editor.update(element, { activationCondition: formalExpression(editor, bo, feel) })
        }
      />
    )
  },
}
