import { useId } from 'react'
import { useCommitted } from './use-committed.ts'

/** "5 Arbeitstage": a number and its unit side by side, with one label. */
export function AmountProperty<Unit extends string>(props: AmountPropertyProps<Unit>) {
  const { label, amount, unit, units, onCommit, hint, after } = props
  const id = useId()
  const { text, change, flush } = useCommitted(amount === undefined ? '' : String(amount), (value) => {
    const number = Number.parseInt(value, 10)
    onCommit(Number.isNaN(number) || number < 1 ? undefined : { amount: number, unit })
  })
  return (
    <fieldset className="lz-amount">
      <legend className="kern-label">{label}</legend>
      <div className="lz-sentence">
        <label className="kern-sr-only" htmlFor={`${id}-n`}>
          {props.amountLabel}
        </label>
        <input
          id={`${id}-n`}
          className="kern-form-input__input lz-amount__n"
          inputMode="numeric"
          value={text}
          onChange={(event) => change(event.target.value)}
          onBlur={flush}
        />
        <label className="kern-sr-only" htmlFor={`${id}-u`}>
          {props.unitLabel}
        </label>
        <div className="kern-form-input__select-wrapper lz-amount__u">
          <select
            id={`${id}-u`}
            className="kern-form-input__select"
            value={unit}
            onChange={(event) => {
              const next = units.find(({ value }) => value === event.target.value)?.value
              if (next !== undefined) onCommit({ amount: amount ?? 1, unit: next })
            }}
          >
            {units.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        </div>
        {after && <span>{after}</span>}
      </div>
      {hint && <p className="lz-meta">{hint}</p>}
    </fieldset>
  )
}

interface AmountPropertyProps<Unit extends string> {
  readonly label: string
  readonly amountLabel: string
  readonly unitLabel: string
  readonly amount: number | undefined
  readonly unit: Unit
  readonly units: readonly { readonly value: Unit; readonly label: string }[]
  readonly onCommit: (value: { amount: number; unit: Unit } | undefined) => void
  readonly hint?: string
  readonly after?: string
}
