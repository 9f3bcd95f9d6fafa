import { fieldText } from '../../texts/field-text.ts'
import { useFormView } from '../form-view.ts'
import { FieldsetQuestion, Words } from '../question-parts.tsx'
import type { InputProps } from './input-props.ts'

/** Any number of answers, kept in the order of the options. */
export function ChoicesInput({ question, value, onChange, onBlur }: InputProps) {
  const { document } = useFormView()
  const { options = [] } = question.node.field
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  const toggle = (option: string, on: boolean) => {
    const next = options.filter((other) => (other === option ? on : chosen.includes(other)))
    onChange(next.length === 0 ? undefined : next)
  }
  return (
    <FieldsetQuestion question={question}>
      <div className="kern-fieldset__body">
        {options.map((option, index) => (
          <div className="kern-form-check" key={option}>
            <input
              className={`kern-form-check__checkbox${question.error ? ' kern-form-check__checkbox--error' : ''}`}
              type="checkbox"
              id={index === 0 ? question.id : `${question.id}-${index}`}
              checked={chosen.includes(option)}
              onChange={(event) => toggle(option, event.target.checked)}
              onBlur={onBlur}
              disabled={question.disabled}
              aria-invalid={question.error ? true : undefined}
            />
            <label className="kern-label" htmlFor={index === 0 ? question.id : `${question.id}-${index}`}>
              <Words
                text={
                  fieldText(document, question.node.path, `option.${option}`, question.language) ?? {
                    text: option,
                    language: question.language,
                  }
                }
                language={question.language}
              />
            </label>
          </div>
        ))}
      </div>
    </FieldsetQuestion>
  )
}
