import { SelectField } from '../../../../runtime/ui/components/select-field.tsx'
import { extensionOf, isType, listOf, textOf } from '../../../modeler/model-element.ts'
import { CheckProperty } from '../fields/check-property.tsx'
import { TextProperty } from '../fields/text-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** Stage, law and purpose of a step. */
export const lawSection: Section = {
  id: 'law',
  applies: (bo) => isType(bo, 'bpmn:FlowNode') && !isType(bo, 'bpmn:Gateway'),
  Component: ({ editor, element, bo, process }) => {
    const { t, language } = propertyTexts.useTexts()
    const step = extensionOf(bo, 'lz:Step')
    const stages = listOf(extensionOf(process, 'lz:Stages'), 'values')
    const set = (patch: Record<string, string | boolean | undefined>) =>
      editor.extend(element, 'lz:Step', patch)
    return (
      <>
        <SelectField
          label={t('stage')}
          value={textOf(step, 'stage')}
          options={[
            { value: '', label: t('noStage') },
            ...stages.map((stage) => ({ value: textOf(stage, 'id'), label: textOf(stage, language) })),
          ]}
          onChange={(stage) => set({ stage })}
        />
        <TextProperty
          label={t('legalBasis')}
          value={textOf(step, 'legalBasis')}
          onCommit={(legalBasis) => set({ legalBasis })}
        />
        <TextProperty
          label={t('purpose')}
          value={textOf(step, 'purpose')}
          onCommit={(purpose) => set({ purpose })}
        />
        {isType(bo, 'bpmn:UserTask') && (
          <CheckProperty
            label={t('decides')}
            checked={step?.get('decides') === true}
            onChange={(decides) => set({ decides: decides || undefined })}
          />
        )}
      </>
    )
  },
}
