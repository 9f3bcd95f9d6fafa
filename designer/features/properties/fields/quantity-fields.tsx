import { textOf } from '../../../modeler/model-element.ts'
import { flowTexts } from '../flow-texts.ts'
import type { Subject } from '../use-properties.ts'
import { TextProperty } from './text-property.tsx'

const quantities = ['startQuantity', 'completionQuantity'] as const

/** How many tokens an activity takes to begin and gives when it is done (BPMN 2.0.2 § 10.3). */
export function QuantityFields({ editor, element, bo }: Subject) {
  const { t } = flowTexts.useTexts()
  return quantities.map((name) => (
    <TextProperty
      key={name}
      label={t(name)}
      value={textOf(bo, name) || '1'}
      onCommit={(text) => {
        const number = Number.parseInt(text, 10)
        editor.update(element, { [name]: number > 1 ? number : undefined })
      }}
    />
  ))
}
