import { InputQuestion } from '../question-parts.tsx'
import type { InputProps } from './input-props.ts'

/** Several lines of text. */
export function LongTextInput({ question, value, onChange, onBlur }: InputProps) {
  return (
    <InputQuestion question={question}>
      <textarea
        className={`kern-form-input__input${question.error ? ' kern-form-input__input--error' : ''}`}
        id={question.id}
        rows={5}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        onBlur={onBlur}
        readOnly={question.disabled}
        aria-invalid={question.error ? true : undefined}
        aria-required={question.required || undefined}
        aria-describedby={question.describedBy}
      />
    </InputQuestion>
  )
}
