import { TextField } from '../../../../runtime/ui/components/text-field.tsx'
import { useCommitted } from './use-committed.ts'

/** A text of the model. */
export function TextProperty({ label, value, onCommit, hint, error, rows, placeholder }: TextPropertyProps) {
  const { text, change, flush } = useCommitted(value, onCommit)
  return (
    <TextField
      label={label}
      value={text}
      onChange={change}
      onBlur={flush}
      {...(hint ? { hint } : {})}
      {...(error ? { error } : {})}
      {...(rows ? { rows } : {})}
      {...(placeholder ? { placeholder } : {})}
    />
  )
}

interface TextPropertyProps {
  readonly label: string
  readonly value: string
  readonly onCommit: (value: string) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly rows?: number
  readonly placeholder?: string
}
