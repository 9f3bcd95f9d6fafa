import type { FeelFunction } from '../values/value.ts'
import { administrationFunctions } from './administration.ts'
import { booleanFunctions } from './booleans.ts'
import { builtinFunction, type Functions, type Overload } from './builtin.ts'
import { contextFunctions } from './contexts.ts'
import { listFunctions } from './lists.ts'
import { numberFunctions } from './numbers.ts'
import { rangeFunctions } from './ranges.ts'
import { stringFunctions } from './strings.ts'
import { temporalFunctions } from './temporals.ts'

const groups: readonly Functions[] = [
  booleanFunctions,
  stringFunctions,
  numberFunctions,
  listFunctions,
  contextFunctions,
  rangeFunctions,
  temporalFunctions,
  administrationFunctions,
]

/** The ways each function may be called, by its name. */
export const signatures: ReadonlyMap<string, readonly Overload[]> = new Map(
  groups.flatMap((group) => Object.entries(group)),
)

/** All functions an expression may call, by name. */
export const builtins: ReadonlyMap<string, FeelFunction> = new Map(
  [...signatures].map(([name, overloads]) => [name, builtinFunction(name, overloads)] as const),
)
