import { lands } from '../../../../engine/calendar/land.ts'
import { SelectField } from '../../../../runtime/ui/components/select-field.tsx'
import { extensionOf, textOf } from '../../../modeler/model-element.ts'
import { timerTexts } from '../timer-texts.ts'
import type { Subject } from '../use-properties.ts'
import { CheckProperty } from './check-property.tsx'

const rules = ['workingDays', 'shift', 'wholeDays'] as const

/** How the days of a timer are counted by law (`lz:calendar`): working days, shifted ends, whole days, whose holidays. */
export function TimerCalendar({ editor, element, bo }: Subject) {
  const { t } = timerTexts.useTexts()
  const calendar = extensionOf(bo, 'lz:Calendar')
  const set = (patch: Record<string, string | boolean | undefined>) =>
    editor.extend(element, 'lz:Calendar', patch)
  const counts = rules.some((rule) => calendar?.get(rule) === true)
  const land = textOf(calendar, 'land')
  // A Land given by an expression stays as it is, shown as it was written.
  const codes = land === '' || lands.some((code) => code === land) ? lands : [land, ...lands]
  return (
    <>
      {rules.map((rule) => (
        <CheckProperty
          key={rule}
          label={t(rule)}
          hint={t(`${rule}Hint`)}
          checked={calendar?.get(rule) === true}
          onChange={(checked) => set({ [rule]: checked || undefined })}
        />
      ))}
      {(counts || land !== '') && (
        <SelectField
          label={t('land')}
          value={land}
          options={[
            { value: '', label: t('ownLand') },
            ...codes.map((code) => ({ value: code, label: isKnown(code) ? t(`land_${code}`) : code })),
          ]}
          onChange={(next) => set({ land: next })}
        />
      )}
    </>
  )
}

const isKnown = (code: string): code is (typeof lands)[number] => lands.some((known) => known === code)
