import {
  eventDefinitionOf,
  extensionOf,
  isType,
  listOf,
  type ModelElement,
  textOf,
} from '../../../modeler/model-element.ts'
import { PickProperty } from '../fields/pick-property.tsx'
import { RowsProperty } from '../fields/rows-property.tsx'
import { TextProperty } from '../fields/text-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** What a worker does: a built-in job such as a letter, or one of your own. */
export const jobSection: Section = {
  id: 'job',
  applies: (bo) =>
    isType(bo, 'bpmn:ServiceTask', 'bpmn:SendTask') ||
    (isType(bo, 'bpmn:ThrowEvent') && isType(eventDefinitionOf(bo), 'bpmn:MessageEventDefinition')),
  Component: ({ editor, element, bo }) => {
    const { t } = propertyTexts.useTexts()
    const definition = extensionOf(bo, 'zeebe:TaskDefinition')
    const type = textOf(definition, 'type')
    const headers = listOf(extensionOf(bo, 'zeebe:TaskHeaders'), 'values').map((header) => ({
      key: textOf(header, 'key'),
      value: textOf(header, 'value'),
    }))
    const template = headers.find(({ key }) => key === 'template')?.value ?? ''
    const others = headers.filter(({ key }) => key !== 'template' || type !== 'letter')
    const putHeaders = (rows: readonly { key?: string; value?: string }[]) => {
      const values: ModelElement[] = rows.map(({ key = '', value = '' }) =>
        editor.create('zeebe:Header', { key, value }),
      )
      editor.extend(element, 'zeebe:TaskHeaders', values.length === 0 ? null : { values })
    }
    return (
      <>
        <PickProperty
          label={t('job')}
          none={t('noJob')}
          typedLabel={t('jobType')}
          value={type}
          options={[{ value: 'letter', label: t('job_letter') }]}
          onCommit={(next) => editor.extend(element, 'zeebe:TaskDefinition', { type: next })}
        />
        {type === 'letter' && (
          <TextProperty
            label={t('template')}
            value={template}
            onCommit={(value) =>
              putHeaders([...(value === '' ? [] : [{ key: 'template', value }]), ...others])
            }
          />
        )}
        {type !== '' && (
          <>
            <TextProperty
              label={t('retries')}
              value={textOf(definition, 'retries')}
              onCommit={(retries) => editor.extend(element, 'zeebe:TaskDefinition', { retries })}
            />
            <RowsProperty
              label={t('headers')}
              rows={others}
              columns={[
                { id: 'key', label: t('headerKey') },
                { id: 'value', label: t('headerValue') },
              ]}
              addLabel={t('addHeader')}
              empty={{ key: '', value: '' }}
              onCommit={(rows) =>
                putHeaders([
                  ...(type === 'letter' && template ? [{ key: 'template', value: template }] : []),
                  ...rows,
                ])
              }
            />
          </>
        )}
      </>
    )
  },
}
