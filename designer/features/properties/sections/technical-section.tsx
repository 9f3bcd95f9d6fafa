import { isType, listOf, textOf } from '../../../modeler/model-element.ts'
import { QuantityFields } from '../fields/quantity-fields.tsx'
import { TextProperty } from '../fields/text-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** Id and description. The id is shown, not changed: running cases and statistics know it. */
export const technicalSection: Section = {
  id: 'technical',
  applies: () => true,
  Component: (subject) => {
    const { editor, element, bo } = subject
    const { t } = propertyTexts.useTexts()
    return (
      <>
        <p className="lz-readonly">
          {t('id')}: <code>{bo.id}</code>
        </p>
        <TextProperty
          label={t('documentation')}
          rows={3}
          value={textOf(listOf(bo, 'documentation')[0], 'text')}
          onCommit={(text) => {
            const made = text === '' ? [] : [editor.create('bpmn:Documentation', { text })]
            for (const part of made) part.$parent = bo
            editor.updateOf(element, bo, { documentation: made })
          }}
        />
        {isType(bo, 'bpmn:Activity') && <QuantityFields {...subject} />}
      </>
    )
  },
}
