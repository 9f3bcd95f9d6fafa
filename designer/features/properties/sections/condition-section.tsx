import { childOf, isType, type ModelElement, textOf } from '../../../modeler/model-element.ts'
import { ConditionBuilder } from '../../conditions/condition-builder.tsx'
import { CheckProperty } from '../fields/check-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** When a flow is taken: the otherwise way, or a condition as a sentence. */
export const conditionSection: Section = {
  id: 'condition',
  applies: (bo) => isType(bo, 'bpmn:SequenceFlow'),
  Component: ({ editor, element, bo, process }) => {
    const { t } = propertyTexts.useTexts()
    const source = childOf(bo, 'sourceRef')
    if (!canHaveCondition(source)) return <p className="lz-meta">{t('conditionNone')}</p>
    const isDefault = childOf(source, 'default') === bo
    const setCondition = (feel: string) => {
      const made = feel === '' ? undefined : editor.create('bpmn:FormalExpression', { body: feel })
      if (made !== undefined) made.$parent = bo
      editor.update(element, { conditionExpression: made })
    }
    return (
      <>
        <CheckProperty
          label={t('default')}
          checked={isDefault}
          onChange={(checked) =>
            editor.batch(() => {
              if (checked) editor.update(element, { conditionExpression: undefined })
              if (element.source !== undefined)
                editor.update(element.source, { default: checked ? bo : undefined })
            })
          }
        />
        {isDefault ? (
          <p className="lz-meta">{t('conditionDefault')}</p>
        ) : (
          <ConditionBuilder
            label={t('condition')}
            feel={textOf(childOf(bo, 'conditionExpression'), 'body')}
            process={process}
            onCommit={setCondition}
          />
        )}
      </>
    )
  },
}

function canHaveCondition(source: ModelElement | undefined): boolean {
  if (isType(source, 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway')) return true
  return isType(source, 'bpmn:Activity')
}
