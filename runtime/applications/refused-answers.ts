import type { AnswerError } from '../../forms/index.ts'
import { RuntimeError } from '../errors.ts'

/** 422 with one sentence per answer that has to be changed. */
export function refusedAnswers(errors: readonly AnswerError[]): RuntimeError {
  return new RuntimeError(
    'invalid-argument',
    `Expected answers that fit the form, but ${errors.length} do not. See 'errors' for what to change.`,
    { details: { status: 422, errors } },
  )
}
