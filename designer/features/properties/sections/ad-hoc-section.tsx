import { SelectField } from '../../../../runtime/ui/components/select-field.tsx'
import { expressionOf, formalExpression } from '../../../modeler/formal-expression.ts'
import { extensionOf, isType, textOf } from '../../../modeler/model-element.ts'
import { CheckProperty } from '../fields/check-property.tsx'
import { ExpressionProperty } from '../fields/expression-property.tsx'
import { flowTexts } from '../flow-texts.ts'
import type { Section } from '../section.ts'

/** In which order the steps of an ad-hoc sub-process may be done, and when it is done (BPMN 2.0.2 § 13.3.5). */
export const adHocSection: Section = {
  id: 'ad-hoc',
  applies: (bo) => isType(bo, 'bpmn:AdHocSubProcess'),
  Component: ({ editor, element, bo }) => {
    const { t } = flowTexts.useTexts()
    return (
      <>
        <SelectField
          label={t('adHocOrdering')}
          value={textOf(bo, 'ordering') === 'Sequential' ? 'Sequential' : 'Parallel'}
          options={[
            { value: 'Parallel', label: t('adHocParallel') },
            { value: 'Sequential', label: t('adHocSequential') },
          ]}
          onChange={(ordering) => editor.update(element, { ordering })}
        />
        <ExpressionProperty
          label={t('adHocActive')}
          hint={t('adHocActiveHint')}
          always
          value={textOf(extensionOf(bo, 'zeebe:AdHoc'), 'activeElementsCollection')}
          onCommit={(activeElementsCollection) =>
            editor.extend(element, 'zeebe:AdHoc', { activeElementsCollection })
          }
        />
        <ExpressionProperty
          label={t('adHocCompletion')}
          hint={t('adHocCompletionHint')}
          always
          value={expressionOf(bo, 'completionCondition')}
          onCommit={(feel) =>
            editor.update(element, { completionCondition: formalExpression(editor, bo, feel) })
          }
        />
        <CheckProperty
          label={t('adHocCancel')}
          checked={bo.get('cancelRemainingInstances') !== false}
          onChange={(cancelRemainingInstances) => editor.update(element, { cancelRemainingInstances })}
        />
      </>
    )
  },
}
