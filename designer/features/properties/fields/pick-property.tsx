import { useState } from 'react'
import { SelectField } from '../../../../runtime/ui/components/select-field.tsx'
import { propertyTexts } from '../property-texts.ts'
import { TextProperty } from './text-property.tsx'

const typed = '\u0000typed'

/** Picks what exists; "anderer Wert" allows to type what does not exist yet, or an expression. */
export function PickProperty({ label, value, options, onCommit, hint, typedLabel, none }: PickPropertyProps) {
  const { t } = propertyTexts.useTexts()
  const known = value === '' || options.some((option) => option.value === value)
  const [typing, setTyping] = useState(false)
  const shown = typing || !known ? typed : value
  return (
    <>
      <SelectField
        label={label}
        value={shown}
        {...(hint ? { hint } : {})}
        options={[
          ...(none === undefined ? [] : [{ value: '', label: none }]),
          ...options,
          { value: typed, label: typedLabel ?? t('typeIt') },
        ]}
        onChange={(next) => {
          setTyping(next === typed)
          if (next !== typed) onCommit(next)
        }}
      />
      {shown === typed && (
        <TextProperty label={typedLabel ?? t('typeIt')} value={value} onCommit={onCommit} />
      )}
    </>
  )
}

interface PickPropertyProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onCommit: (value: string) => void
  readonly hint?: string
  readonly typedLabel?: string
  /** Words of the empty choice; without it one must be chosen. */
  readonly none?: string
}
