import { fieldText } from '../../texts/field-text.ts'
import { useFormView } from '../form-view.ts'
import { FieldsetQuestion, InputQuestion, Words } from '../question-parts.tsx'
import type { InputProps } from './input-props.ts'

/** Up to this many answers stand as radio buttons, more go into a list. */
const mostRadios = 6

/** One answer of several. */
export function ChoiceInput(props: InputProps) {
  const { options = [] } = props.question.node.field
  return options.length > mostRadios ? <ChoiceList {...props} /> : <ChoiceRadios {...props} />
}

function ChoiceRadios({ question, value, onChange, onBlur }: InputProps) {
  const { document } = useFormView()
  return (
    <FieldsetQuestion question={question}>
      <div className="kern-fieldset__body">
        {question.node.field.options?.map((option, index) => (
          <div className="kern-form-check" key={option}>
            <input
              className={`kern-form-check__radio${question.error ? ' kern-form-check__radio--error' : ''}`}
              type="radio"
              name={question.id}
              id={index === 0 ? question.id : `${question.id}-${index}`}
              checked={value === option}
              onChange={() => onChange(option)}
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

function ChoiceList({ question, value, onChange, onBlur }: InputProps) {
  const { document } = useFormView()
  return (
    <InputQuestion question={question}>
      <div className="kern-form-input__select-wrapper">
        <select
          className={`kern-form-input__select${question.error ? ' kern-form-input__select--error' : ''}`}
          id={question.id}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
          onBlur={onBlur}
          disabled={question.disabled}
          aria-invalid={question.error ? true : undefined}
          aria-required={question.required || undefined}
          aria-describedby={question.describedBy}
        >
          <option value="">{question.text('choice.empty')}</option>
          {question.node.field.options?.map((option) => (
            <option key={option} value={option}>
              {fieldText(document, question.node.path, `option.${option}`, question.language)?.text ?? option}
            </option>
          ))}
        </select>
      </div>
    </InputQuestion>
  )
}
