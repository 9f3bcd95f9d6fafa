import { extensionOf, isType, listOf, textOf } from '../../../modeler/model-element.ts'
import { RowsProperty } from '../fields/rows-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

const sides = [
  { list: 'inputParameters', type: 'zeebe:Input', title: 'inputs', add: 'addInput' },
  { list: 'outputParameters', type: 'zeebe:Output', title: 'outputs', add: 'addOutput' },
] as const

/** Which data go into a step and come out of it. */
export const mappingSection: Section = {
  id: 'mapping',
  applies: (bo) => isType(bo, 'bpmn:Activity', 'bpmn:CatchEvent', 'bpmn:ThrowEvent'),
  Component: ({ editor, element, bo }) => {
    const { t } = propertyTexts.useTexts()
    const mapping = extensionOf(bo, 'zeebe:IoMapping')
    return sides
      .filter(({ list }) => list === 'outputParameters' || !isType(bo, 'bpmn:CatchEvent'))
      .map(({ list, type, title, add }) => (
        <RowsProperty
          key={list}
          label={t(title)}
          rows={listOf(mapping, list).map((row) => ({
            target: textOf(row, 'target'),
            source: textOf(row, 'source'),
          }))}
          columns={[
            { id: 'target', label: t('target') },
            { id: 'source', label: t('source') },
          ]}
          addLabel={t(add)}
          empty={{ target: '', source: '=' }}
          onCommit={(rows) =>
            editor.extend(element, 'zeebe:IoMapping', { [list]: rows.map((row) => editor.create(type, row)) })
          }
        />
      ))
  },
}
