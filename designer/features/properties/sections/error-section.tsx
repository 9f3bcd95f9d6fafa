import { childOf, eventDefinitionOf, isType, textOf } from '../../../modeler/model-element.ts'
import { errorOfCode, rootElementsOf } from '../../../modeler/root-elements.ts'
import { PickProperty } from '../fields/pick-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** The code of a BPMN error that is thrown or caught here. */
export const errorSection: Section = {
  id: 'error',
  applies: (bo) => isType(eventDefinitionOf(bo), 'bpmn:ErrorEventDefinition'),
  Component: ({ editor, element, bo }) => {
    const { t } = propertyTexts.useTexts()
    const definition = eventDefinitionOf(bo)
    if (definition === undefined) return null
    const codes = rootElementsOf(editor, 'bpmn:Error').map((error) => textOf(error, 'errorCode'))
    return (
      <PickProperty
        label={t('error')}
        none={t('noMessage')}
        value={textOf(childOf(definition, 'errorRef'), 'errorCode')}
        options={[...new Set(codes)]
          .filter((code) => code !== '')
          .map((code) => ({ value: code, label: code }))}
        onCommit={(code) =>
          editor.batch(() => {
            const errorRef = code === '' ? undefined : errorOfCode(editor, element, code)
            editor.updateOf(element, definition, { errorRef })
          })
        }
      />
    )
  },
}
