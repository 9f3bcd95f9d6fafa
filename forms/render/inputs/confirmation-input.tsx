import { QuestionError, QuestionHint, QuestionLabel } from '../question-parts.tsx'
import type { InputProps } from './input-props.ts'

/** A statement to confirm; never ticked beforehand. */
export function ConfirmationInput({ question, value, onChange, onBlur }: InputProps) {
  return (
    <div className={`lz-confirmation${question.error ? ' kern-form-input kern-form-input--error' : ''}`}>
      <div className="kern-form-check">
        <input
          className={`kern-form-check__checkbox${question.error ? ' kern-form-check__checkbox--error' : ''}`}
          type="checkbox"
          id={question.id}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked ? true : undefined)}
          onBlur={onBlur}
          disabled={question.disabled}
          aria-invalid={question.error ? true : undefined}
          aria-required={question.required || undefined}
          aria-describedby={question.describedBy}
        />
        <label className="kern-label" htmlFor={question.id}>
          <QuestionLabel question={question} />
        </label>
      </div>
      <QuestionHint question={question} />
      <QuestionError question={question} />
    </div>
  )
}
