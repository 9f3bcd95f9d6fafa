import { useEffect, useState } from 'react'
import { decimalInputText, parseDecimal, parseMoney } from '../../numbers/decimal-text.ts'
import { InputQuestion } from '../question-parts.tsx'
import type { InputProps } from './input-props.ts'

/** A number or an amount, typed as text: comma, groups, no spin buttons. What is no number stays as typed. */
export function DecimalInput({ question, value, onChange, onBlur }: InputProps) {
  const { field } = question.node
  const isMoney = field.kind === 'money'
  const read = isMoney ? parseMoney : parseDecimal
  const decimals = isMoney ? 2 : undefined
  const shown = (given: unknown) =>
    typeof given === 'number'
      ? decimalInputText(given, question.language, decimals)
      : typeof given === 'string'
        ? given
        : ''
  const [text, setText] = useState(() => shown(value))
  useEffect(() => {
    // A value from outside (another draft, a prefill) replaces the typed text; one's own typing does not.
    if (readInput(text, read) !== value) setText(shown(value))
  })
  return (
    <InputQuestion question={question}>
      <span className="lz-unit">
        <input
          className={`kern-form-input__input kern-form-input__input--width-10${question.error ? ' kern-form-input__input--error' : ''}`}
          id={question.id}
          type="text"
          inputMode={field.decimals || isMoney ? 'decimal' : 'numeric'}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            onChange(readInput(event.target.value, read))
          }}
          onBlur={() => {
            setText(shown(value))
            onBlur()
          }}
          readOnly={question.disabled}
          autoComplete="off"
          aria-invalid={question.error ? true : undefined}
          aria-required={question.required || undefined}
          aria-describedby={
            [question.describedBy, isMoney ? `${question.id}-unit` : undefined].filter(Boolean).join(' ') ||
            undefined
          }
        />
        {isMoney && <span id={`${question.id}-unit`}>{question.text('money.unit')}</span>}
      </span>
    </InputQuestion>
  )
}

function readInput(text: string, read: (text: string) => number | undefined): unknown {
  if (text.trim() === '') return undefined
  return read(text) ?? text
}
