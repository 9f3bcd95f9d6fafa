import { equal } from '../values/compare.ts'
import { kindOf } from '../values/type.ts'
import { any, boolean, type Functions, list, optional, overload } from './builtin.ts'

/** Boolean functions and the general ones (DMN 1.5 §§ 10.3.4.4, 10.3.4.9). */
export const booleanFunctions: Functions = {
  not: [overload([boolean('negand')], (_, value) => !value), overload([any('negand')], () => null)],
  /** Same value of the same kind; also tells a zone from an offset. */
  is: [
    overload([optional(any('value1')), optional(any('value2'))], (run, first, second) => {
      const [a, b] = [first ?? null, second ?? null]
      if (kindOf(a) !== kindOf(b)) return false
      if (a !== null && b !== null && !Array.isArray(a) && String(a) !== String(b) && isTemporal(kindOf(a)))
        return false
      return equal(a, b, run) === true
    }),
  ],
  'get or else': [overload([any('value'), any('default')], (_, value, otherwise) => value ?? otherwise)],
  'is empty': [overload([list('list')], (_, items) => items.length === 0)],
}

function isTemporal(kind: string): boolean {
  return kind === 'time' || kind === 'date and time'
}
