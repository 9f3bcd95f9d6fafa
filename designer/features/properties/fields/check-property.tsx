import { useId } from 'react'

/** A yes-or-no of the model. */
export function CheckProperty({ label, checked, onChange, hint }: CheckPropertyProps) {
  const id = useId()
  return (
    <div className="lz-checkrow">
      <input
        type="checkbox"
        className="lz-cb"
        id={id}
        checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>
        {label}
        {hint && (
          <span className="lz-meta" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </label>
    </div>
  )
}

interface CheckPropertyProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly hint?: string
}
