import type { FormDocument } from '../document.ts'
import type { Answers } from '../fields/answers.ts'
import { reachForm } from './reach.ts'

/** The answers that count: fields that are shown; hidden, unknown and blank ones are gone. */
export function pruneAnswers(document: FormDocument, data: unknown): Answers {
  return reachForm(document, data).answers
}
