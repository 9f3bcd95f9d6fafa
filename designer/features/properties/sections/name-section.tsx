import { isType } from '../../../modeler/model-element.ts'
import { TextProperty } from '../fields/text-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

export const nameSection: Section = {
  id: 'name',
  applies: () => true,
  Component: ({ editor, element, bo, process }) => {
    const { t } = propertyTexts.useTexts()
    const isProcess = bo === process
    const label = isProcess
      ? t('processName')
      : isType(bo, 'bpmn:Lane')
        ? t('laneName')
        : isType(bo, 'bpmn:Activity')
          ? t('name')
          : t('nameOf')
    return (
      <TextProperty
        label={label}
        value={bo.name ?? ''}
        onCommit={(name) => {
          if (isProcess) {
            editor.batch(() => {
              editor.updateOf(element, bo, { name: name || undefined })
              if (element.businessObject !== bo && element.type === 'bpmn:Participant')
                editor.rename(element, name)
            })
          } else editor.rename(element, name)
        }}
      />
    )
  },
}
