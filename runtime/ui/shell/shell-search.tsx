import { type FormEvent, useId, useState } from 'react'
import { KernIcon } from '../icons/kern-icon.tsx'

export interface SearchProps {
  /** Accessible name: what can be searched. */
  readonly label: string
  readonly placeholder: string
  readonly onSearch: (text: string) => void
}

/** Search of the staff bar; runs on Enter, never while typing. */
export function ShellSearch({ label, placeholder, onSearch }: SearchProps) {
  const id = useId()
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(text.trim())
  }
  return (
    <search className="lz-grow">
      <form className="lz-search" onSubmit={submit}>
        <label className="kern-sr-only" htmlFor={id}>
          {label}
        </label>
        <KernIcon name="search" />
        <input
          id={id}
          type="search"
          value={text}
          placeholder={placeholder}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </search>
  )
}
