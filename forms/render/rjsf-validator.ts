import { type Schema, Validator } from '@cfworker/json-schema'
import type { ValidatorType } from '@rjsf/utils'

/**
 * What rjsf asks a validator while it walks a schema, answered by cfworker (no eval). Errors shown to
 * people never come from here: `validateAnswersWith` judges the answers.
 */
export const rjsfValidator: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: (schema, data) => {
    if (typeof schema !== 'object') return schema !== false
    return new Validator(structuredClone(schema) as Schema, '2020-12').validate(data ?? {}).valid
  },
  rawValidation: () => ({ errors: [] }),
}
