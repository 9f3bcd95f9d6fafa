import type { FeelFunction } from '../values/value.ts'
import { administrationFunctions } from './administration.ts'
import { booleanFunctions } from './booleans.ts'
import { builtinFunction, type Functions } from './builtin.ts'
import { contextFunctions } from './contexts.ts'
import { listFunctions } from './lists.ts'
import { numberFunctions } from './numbers.ts'
import { rangeFunctions } from './ranges.ts'
import { stringFunctions } from './strings.ts'
import { temporalFunctions } from './temporals.ts'

function build(...groups: readonly Functions[]): ReadonlyMap<string, FeelFunction> {
  return new Map(
    groups.flatMap((group) =>
      Object.entries(group).map(([name, overloads]) => [name, builtinFunction(name, overloads)] as const),
    ),
  )
}

/** All functions an expression may call, by name. */
export const builtins: ReadonlyMap<string, FeelFunction> = build(
  booleanFunctions,
  stringFunctions,
  numberFunctions,
  listFunctions,
  contextFunctions,
  rangeFunctions,
  temporalFunctions,
  administrationFunctions,
)
