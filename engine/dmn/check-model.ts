import type { Finding } from '../findings/finding.ts'
import { compileModel } from './compile-decision.ts'
import type { DmnModel } from './model.ts'

/** What is wrong or doubtful about a model. */
export function checkModel(model: DmnModel): Finding[] {
  return [...compileModel(model).findings]
}
