import { FieldsetQuestion } from '../question-parts.tsx'
import type { InputProps } from './input-props.ts'

/** Yes or no; nothing is chosen at first. */
export function YesNoInput({ question, value, onChange, onBlur }: InputProps) {
  return (
    <FieldsetQuestion question={question}>
      <div className="kern-fieldset__body kern-fieldset__body--horizontal lz-yesno">
        {[true, false].map((answer) => (
          <div className="kern-form-check" key={String(answer)}>
            <input
              className={`kern-form-check__radio${question.error ? ' kern-form-check__radio--error' : ''}`}
              type="radio"
              name={question.id}
              id={answer ? question.id : `${question.id}-no`}
              checked={value === answer}
              onChange={() => onChange(answer)}
              onBlur={onBlur}
              disabled={question.disabled}
              aria-invalid={question.error ? true : undefined}
            />
            <label className="kern-label" htmlFor={answer ? question.id : `${question.id}-no`}>
              {question.text(answer ? 'value.yes' : 'value.no')}
            </label>
          </div>
        ))}
      </div>
    </FieldsetQuestion>
  )
}
