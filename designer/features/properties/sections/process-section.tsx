import { SelectField } from '../../../../runtime/ui/components/select-field.tsx'
import { useDraft } from '../../../draft/use-draft.ts'
import { extensionOf, isType, listOf, textOf } from '../../../modeler/model-element.ts'
import { CheckProperty } from '../fields/check-property.tsx'
import { ExpressionProperty } from '../fields/expression-property.tsx'
import { RowsProperty } from '../fields/rows-property.tsx'
import { TextProperty } from '../fields/text-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

const expressions = ['subject', 'birthDate', 'receivedOn', 'dueOn'] as const

/** How a case of the procedure is numbered, named, measured, and which stages people outside see. */
export const processSection: Section = {
  id: 'process',
  applies: (bo) => isType(bo, 'bpmn:Process'),
  Component: ({ editor, element, bo }) => {
    const { t, language } = propertyTexts.useTexts()
    const { forms } = useDraft()
    const about = extensionOf(bo, 'lz:Case')
    const set = (patch: Record<string, string | number | undefined>) =>
      editor.extend(element, 'lz:Case', patch, bo)
    const stages = listOf(extensionOf(bo, 'lz:Stages'), 'values').map((stage) => ({
      id: textOf(stage, 'id'),
      de: textOf(stage, 'de'),
      en: textOf(stage, 'en'),
    }))
    return (
      <>
        <SelectField
          label={t('startForm')}
          value={textOf(about, 'startForm')}
          options={[
            { value: '', label: t('noForm') },
            ...Object.values(forms).map((form) => ({
              value: form.id,
              label: form.texts[language]?.['form.title'] || form.id,
            })),
          ]}
          onChange={(startForm) => set({ startForm })}
        />
        <TextProperty
          label={t('prefix')}
          hint={t('prefixHint')}
          value={textOf(about, 'prefix')}
          onCommit={(prefix) => set({ prefix })}
        />
        {expressions.map((name) => (
          <ExpressionProperty
            key={name}
            label={t(name)}
            always
            value={textOf(about, name)}
            onCommit={(value) => set({ [name]: value })}
          />
        ))}
        <TextProperty
          label={t('targetDays')}
          value={textOf(about, 'targetDays')}
          onCommit={(value) => set({ targetDays: Number.parseInt(value, 10) || undefined })}
        />
        {(['legalBasis', 'purpose', 'retention'] as const).map((name) => (
          <TextProperty
            key={name}
            label={t(name)}
            value={textOf(about, name)}
            onCommit={(value) => set({ [name]: value })}
          />
        ))}
        <RowsProperty
          label={t('stages')}
          rows={stages}
          movable
          columns={[
            { id: 'de', label: t('stageDe') },
            { id: 'en', label: t('stageEn') },
            { id: 'id', label: t('stageId') },
          ]}
          addLabel={t('addStage')}
          empty={{ id: freeStage(stages), de: '', en: '' }}
          onCommit={(rows) => {
            const values = rows.map((row) => editor.create('lz:Stage', row))
            editor.extend(element, 'lz:Stages', values.length === 0 ? null : { values }, bo)
          }}
        />
        <TextProperty
          label={t('versionTag')}
          value={textOf(extensionOf(bo, 'zeebe:VersionTag'), 'value')}
          onCommit={(value) => editor.extend(element, 'zeebe:VersionTag', { value }, bo)}
        />
        <CheckProperty
          label={t('executable')}
          checked={bo.get('isExecutable') === true}
          onChange={(isExecutable) => editor.updateOf(element, bo, { isExecutable })}
        />
      </>
    )
  },
}

function freeStage(stages: readonly { readonly id: string }[]): string {
  let n = stages.length + 1
  while (stages.some(({ id }) => id === `stand_${n}`)) n += 1
  return `stand_${n}`
}
