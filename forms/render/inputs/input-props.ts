import type { Question } from '../form-view.ts'

/** What every kind of input gets. */
export interface InputProps {
  readonly question: Question
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly onBlur: () => void
}
