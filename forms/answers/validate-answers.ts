import type { FormDocument } from '../document.ts'
import { matchPattern } from '../patterns/match-pattern.ts'
import { type AnswerOptions, type AnswerVerdict, validateAnswersWith } from './validate-answers-with.ts'

/** Judges answers to a form; patterns are matched in linear time. See `validateAnswersWith`. */
export function validateAnswers(
  document: FormDocument,
  data: unknown,
  options: AnswerOptions = {},
): AnswerVerdict {
  return validateAnswersWith(matchPattern, document, data, options)
}
