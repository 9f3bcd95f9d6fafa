import type { DataCopy } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import type { Json, Variables } from '../json.ts'
import type { ScopeDraft } from './draft.ts'
import { writePath } from './mappings.ts'
import type { Run } from './run.ts'
import { localScope } from './scopes.ts'

/** Data objects and properties exist, empty, from the moment their scope does; what was given is kept (BPMN 2.0.2 § 10.4.1). */
export function declareData(run: Run, scope: ScopeDraft): void {
  const names = run.container(scope)?.data.filter((name) => !Object.hasOwn(scope.variables, name)) ?? []
  run.assign(scope, Object.fromEntries(names.map((name) => [name, null])))
}

/** Gives an element what its data input associations name; what has no value yet is not given. */
export function applyDataInputs(run: Run, place: Place): void {
  const { dataIn } = place.node
  if (!dataIn) return
  const local = localScope(run, place)
  for (const copy of dataIn) {
    run.assign(local, copied(run, copy, run.visible(local), local.variables))
  }
}

/**
 * Takes what the data output associations name out of the results, to where the data objects are. Gives
 * back the other results.
 */
export function applyDataOutputs(run: Run, place: Place, results: Variables): Variables {
  const { dataOut } = place.node
  if (!dataOut) return results
  const sees = { ...run.visible(run.localOf(place)), ...results }
  for (const copy of dataOut) run.propagate(place.scope, copied(run, copy, sees, run.visible(place.scope)))
  const taken = new Set(dataOut.map((copy) => copy.from))
  return Object.fromEntries(Object.entries(results).filter(([name]) => !taken.has(name)))
}

function copied(run: Run, { from, value, target }: DataCopy, sees: Variables, known: Variables): Variables {
  if (value) return writePath(known, target, run.evaluate(value, sees))
  const found: Json | undefined = from !== undefined && Object.hasOwn(sees, from) ? sees[from] : undefined
  return found === undefined ? {} : writePath(known, target, found)
}
