import { useEffect, useState } from 'react'
import { type DateParts, joinDate, splitDate } from '../../dates/date-text.ts'
import type { MessageKey } from '../../texts/messages.ts'
import { FieldsetQuestion } from '../question-parts.tsx'
import type { InputProps } from './input-props.ts'

const parts: readonly { key: keyof DateParts; label: MessageKey; width: number }[] = [
  { key: 'day', label: 'date.day', width: 2 },
  { key: 'month', label: 'date.month', width: 2 },
  { key: 'year', label: 'date.year', width: 4 },
]

/** Day, month and year in three inputs; a half-entered date is kept as typed. */
export function DateInput({ question, value, onChange, onBlur }: InputProps) {
  const [typed, setTyped] = useState<DateParts>(() => splitDate(value))
  useEffect(() => {
    if (joinDate(typed) !== (value === '' ? undefined : value)) setTyped(splitDate(value))
  })
  const change = (key: keyof DateParts, text: string) => {
    const next = { ...typed, [key]: text }
    setTyped(next)
    onChange(joinDate(next))
  }
  const birthday = question.node.field.autocomplete === 'bday'
  return (
    <FieldsetQuestion question={question} hint={question.text('date.hint')}>
      <div className="lz-date">
        {parts.map(({ key, label, width }, index) => (
          <div key={key}>
            <label htmlFor={index === 0 ? question.id : `${question.id}-${key}`}>
              {question.text(label)}
            </label>
            <input
              className={`kern-form-input__input kern-form-input__input--width-${width}${question.error ? ' kern-form-input__input--error' : ''}`}
              id={index === 0 ? question.id : `${question.id}-${key}`}
              type="text"
              inputMode="numeric"
              maxLength={width + 8}
              value={typed[key]}
              onChange={(event) => change(key, event.target.value)}
              onBlur={onBlur}
              readOnly={question.disabled}
              autoComplete={birthday ? `bday-${key}` : 'off'}
              aria-invalid={question.error ? true : undefined}
              aria-required={question.required || undefined}
              aria-describedby={question.error ? question.errorId : undefined}
            />
          </div>
        ))}
      </div>
    </FieldsetQuestion>
  )
}
