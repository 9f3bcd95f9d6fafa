import { InputQuestion } from '../question-parts.tsx'
import type { InputProps } from './input-props.ts'

/** One line of text. */
export function TextInput({ question, value, onChange, onBlur }: InputProps) {
  const { field } = question.node
  return (
    <InputQuestion question={question}>
      <input
        className={`kern-form-input__input${question.error ? ' kern-form-input__input--error' : ''}`}
        id={question.id}
        type="text"
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        onBlur={onBlur}
        readOnly={question.disabled}
        autoComplete={field.autocomplete ?? 'off'}
        aria-invalid={question.error ? true : undefined}
        aria-required={question.required || undefined}
        aria-describedby={question.describedBy}
      />
    </InputQuestion>
  )
}
