import { SelectField } from '../../../../runtime/ui/components/select-field.tsx'
import { extensionOf, isType, textOf } from '../../../modeler/model-element.ts'
import { type DueDate, dueDateToFeel, dueUnits, feelToDueDate } from '../../timing/due-date.ts'
import { AmountProperty } from '../fields/amount-property.tsx'
import { ExpressionProperty } from '../fields/expression-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

const usual: DueDate = { amount: 5, unit: 'workingDays' }

/** By when a task has to be done. */
export const dueSection: Section = {
  id: 'due',
  applies: (bo) => isType(bo, 'bpmn:UserTask'),
  Component: ({ editor, element, bo }) => {
    const { t } = propertyTexts.useTexts()
    const value = textOf(extensionOf(bo, 'zeebe:TaskSchedule'), 'dueDate')
    const due = feelToDueDate(value)
    const mode = value === '' ? 'none' : due === undefined ? 'feel' : 'count'
    const set = (dueDate: string) => editor.extend(element, 'zeebe:TaskSchedule', { dueDate })
    const put = (next: DueDate | undefined) => set(next === undefined ? '' : dueDateToFeel(next))
    return (
      <>
        <SelectField
          label={t('due')}
          value={mode}
          options={[
            { value: 'none', label: t('dueNone') },
            { value: 'count', label: t('dueCount') },
            { value: 'feel', label: t('dueFeel') },
          ]}
          onChange={(next) =>
            set(next === 'none' ? '' : next === 'count' ? dueDateToFeel(usual) : '=today()')
          }
        />
        {mode === 'count' && due && (
          <AmountProperty
            label={t('dueCount')}
            amountLabel={t('amount')}
            unitLabel={t('unit')}
            amount={due.amount}
            unit={due.unit}
            units={dueUnits.map((unit) => ({ value: unit, label: t(unit) }))}
            after={t('afterStart')}
            onCommit={put}
            {...(due.unit === 'workingDays' ? { hint: t('dueHint') } : {})}
          />
        )}
        {mode === 'feel' && (
          <ExpressionProperty label={t('dueExpression')} value={value} always onCommit={set} />
        )}
      </>
    )
  },
}
