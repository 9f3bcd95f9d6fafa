import { useId } from 'react'
import { IconButton } from '../../../runtime/ui/components/icon-button.tsx'
import { useCommitted } from '../properties/fields/use-committed.ts'
import type { KnownField } from '../properties/known-fields.ts'
import { conditionTexts } from './condition-texts.ts'
import { type Clause, needsValue, type Operator } from './sentence.ts'

/** One clause: field, comparison, value, each a slot of the sentence. */
export function ClauseRow(props: ClauseRowProps) {
  const { number, clause, fields, join, onJoin, onChange, onRemove } = props
  const id = useId()
  const { t } = conditionTexts.useTexts()
  const field = fields.find(({ path }) => path === clause?.field)
  const operators = operatorsFor(field)
  const groups = [...new Set(fields.map(({ from }) => from))]
  return (
    <fieldset className="lz-clause">
      <legend className="kern-sr-only">{t('clause', { n: number })}</legend>
      <div className="lz-sentence">
        {join !== undefined && (
          <Slot
            id={`${id}-j`}
            label={t('join')}
            value={join}
            onChange={(value) => onJoin(value as 'and' | 'or')}
          >
            <option value="and">{t('and')}</option>
            <option value="or">{t('or')}</option>
          </Slot>
        )}
        <Slot
          id={`${id}-f`}
          label={t('field')}
          value={clause?.field ?? ''}
          onChange={(path) => path !== '' && onChange(startClause(path, fields))}
        >
          {clause === undefined && <option value="">{t('choose')}</option>}
          {clause !== undefined && field === undefined && (
            <option value={clause.field}>{clause.field}</option>
          )}
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {fields
                .filter(({ from }) => from === group)
                .map((one) => (
                  <option key={one.path} value={one.path}>
                    {one.label}
                  </option>
                ))}
            </optgroup>
          ))}
        </Slot>
        {clause !== undefined && (
          <Slot
            id={`${id}-o`}
            label={t('operator')}
            value={clause.operator}
            onChange={(operator) => onChange(withOperator(clause, operator as Operator, field))}
          >
            {(operators.includes(clause.operator) ? operators : [clause.operator, ...operators]).map(
              (operator) => (
                <option key={operator} value={operator}>
                  {t(operator)}
                </option>
              ),
            )}
          </Slot>
        )}
        {clause !== undefined && needsValue(clause.operator) && (
          <ValueSlot id={`${id}-v`} clause={clause} field={field} onChange={onChange} />
        )}
        {onRemove && <IconButton small icon="x" label={t('remove', { n: number })} onClick={onRemove} />}
      </div>
    </fieldset>
  )
}

interface ClauseRowProps {
  readonly number: number
  readonly clause: Clause | undefined
  readonly fields: readonly KnownField[]
  readonly join: 'and' | 'or' | undefined
  readonly onJoin: (join: 'and' | 'or') => void
  readonly onChange: (clause: Clause) => void
  readonly onRemove: (() => void) | undefined
}

function ValueSlot({ id, clause, field, onChange }: ValueSlotProps) {
  const { t } = conditionTexts.useTexts()
  const { text, change, flush } = useCommitted(String(clause.value ?? ''), (value) =>
    onChange({ ...clause, value: readValue(value, field) }),
  )
  if (typeof clause.value === 'boolean' || field?.kind === 'yesNo' || field?.kind === 'confirmation') {
    return (
      <Slot
        id={id}
        label={t('value')}
        value={String(clause.value === true)}
        onChange={(value) => onChange({ ...clause, value: value === 'true' })}
      >
        <option value="true">{t('yes')}</option>
        <option value="false">{t('no')}</option>
      </Slot>
    )
  }
  if (field !== undefined && field.options.length > 0) {
    return (
      <Slot
        id={id}
        label={t('value')}
        value={String(clause.value ?? '')}
        onChange={(value) => onChange({ ...clause, value })}
      >
        {!field.options.some(({ value }) => value === clause.value) && (
          <option value={String(clause.value ?? '')}>{String(clause.value ?? '…')}</option>
        )}
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Slot>
    )
  }
  return (
    <>
      <label className="kern-sr-only" htmlFor={id}>
        {t('value')}
      </label>
      <input
        id={id}
        className="kern-form-input__input lz-slot-input"
        type={field?.kind === 'date' ? 'date' : 'text'}
        value={text}
        onChange={(event) => change(event.target.value)}
        onBlur={flush}
      />
    </>
  )
}

interface ValueSlotProps {
  readonly id: string
  readonly clause: Clause
  readonly field: KnownField | undefined
  readonly onChange: (clause: Clause) => void
}

function Slot({ id, label, value, onChange, children }: SlotProps) {
  return (
    <>
      <label className="kern-sr-only" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="lz-slot" value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </>
  )
}

interface SlotProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: React.ReactNode
}

function operatorsFor(field: KnownField | undefined): readonly Operator[] {
  const asked: readonly Operator[] = ['answered', 'notAnswered']
  const same: readonly Operator[] = ['equals', 'notEquals']
  const order: readonly Operator[] = ['atLeast', 'atMost', 'moreThan', 'lessThan']
  if (field === undefined || field.kind === 'result') return [...same, ...order, 'includes', ...asked]
  if (field.kind === 'choices') return ['includes', ...asked]
  if (field.kind === 'number' || field.kind === 'money' || field.kind === 'date')
    return [...same, ...order, ...asked]
  return [...same, ...asked]
}

function startClause(path: string, fields: readonly KnownField[]): Clause {
  const field = fields.find((one) => one.path === path)
  const operator = operatorsFor(field)[0] ?? 'equals'
  return withOperator({ field: path, operator }, operator, field)
}

function withOperator(clause: Clause, operator: Operator, field: KnownField | undefined): Clause {
  if (!needsValue(operator)) return { field: clause.field, operator }
  const { value } = clause
  if (value !== undefined) return { ...clause, operator }
  if (field?.kind === 'number' || field?.kind === 'money') return { ...clause, operator, value: 0 }
  if (field?.options[0] !== undefined) return { ...clause, operator, value: field.options[0].value }
  if (field?.kind === 'text' || field?.kind === 'longText') return { ...clause, operator, value: '' }
  if (field?.kind === 'date') return { ...clause, operator, value: '' }
  return { ...clause, operator, value: true }
}

/** German decimals are understood: "100,50". Words of a result are text, numbers are numbers. */
function readValue(text: string, field: KnownField | undefined): string | number | boolean {
  const trimmed = text.trim()
  if (field !== undefined && ['text', 'longText', 'date', 'choice'].includes(field.kind)) return trimmed
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true'
  const number = Number(trimmed.includes(',') ? trimmed.replaceAll('.', '').replace(',', '.') : trimmed)
  return trimmed === '' || Number.isNaN(number) ? trimmed : number
}
