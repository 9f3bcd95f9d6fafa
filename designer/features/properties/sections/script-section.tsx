import { extensionOf, isType, textOf } from '../../../modeler/model-element.ts'
import { ExpressionProperty } from '../fields/expression-property.tsx'
import { TextProperty } from '../fields/text-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** A calculation in FEEL. */
export const scriptSection: Section = {
  id: 'script',
  applies: (bo) => isType(bo, 'bpmn:ScriptTask'),
  Component: ({ editor, element, bo }) => {
    const { t } = propertyTexts.useTexts()
    const script = extensionOf(bo, 'zeebe:Script')
    const set = (patch: { expression?: string; resultVariable?: string }) =>
      editor.extend(element, 'zeebe:Script', patch)
    return (
      <>
        <ExpressionProperty
          label={t('script')}
          rows={4}
          always
          value={textOf(script, 'expression')}
          onCommit={(expression) => set({ expression })}
        />
        <TextProperty
          label={t('resultVariable')}
          value={textOf(script, 'resultVariable')}
          onCommit={(resultVariable) => set({ resultVariable })}
        />
      </>
    )
  },
}
