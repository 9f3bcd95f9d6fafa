import type { ComponentType } from 'react'
import type { FieldKind } from '../../document.ts'
import { ChoiceInput } from './choice-input.tsx'
import { ChoicesInput } from './choices-input.tsx'
import { ConfirmationInput } from './confirmation-input.tsx'
import { DateInput } from './date-input.tsx'
import { DecimalInput } from './decimal-input.tsx'
import type { InputProps } from './input-props.ts'
import { LongTextInput } from './long-text-input.tsx'
import { TextInput } from './text-input.tsx'
import { YesNoInput } from './yes-no-input.tsx'

/** The input of each kind of field that stores a value. */
export const inputs: { readonly [kind in FieldKind]?: ComponentType<InputProps> } = {
  text: TextInput,
  longText: LongTextInput,
  number: DecimalInput,
  money: DecimalInput,
  date: DateInput,
  yesNo: YesNoInput,
  choice: ChoiceInput,
  choices: ChoicesInput,
  confirmation: ConfirmationInput,
}
