import { useId } from 'react'
import { KernIcon } from '../icons/kern-icon.tsx'

/** One-line or (with `rows`) many-line text input with visible label, hint and error. */
export function TextField(props: TextFieldProps) {
  const id = useId()
  const { label, value, onChange, hint, error, optional, rows } = props
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  const shared = {
    id,
    value,
    className: `kern-form-input__input${error ? ' kern-form-input__input--error' : ''}`,
    'aria-describedby': described,
    'aria-invalid': error ? true : undefined,
    placeholder: props.placeholder,
    autoComplete: props.autoComplete,
    maxLength: props.maxLength,
    onBlur: props.onBlur,
  }
  return (
    <div className={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={id}>
        {label} {optional && <span className="kern-label__optional">{optional}</span>}
      </label>
      {hint && (
        <div className="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {rows ? (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type={props.type ?? 'text'} onChange={(event) => onChange(event.target.value)} />
      )}
      {error && (
        <p className="kern-error" id={`${id}-error`}>
          <KernIcon name="danger" size="default" />
          <span className="kern-body">{error}</span>
        </p>
      )}
    </div>
  )
}

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly error?: string
  /** Word that marks the field as optional. */
  readonly optional?: string
  readonly rows?: number
  readonly type?: 'text' | 'password' | 'search' | 'date'
  readonly placeholder?: string
  readonly autoComplete?: string
  readonly maxLength?: number
  readonly onBlur?: () => void
}
