import type { Finding } from '../findings/finding.ts'
import type { Json } from '../json.ts'
import type { TryOut } from '../try-out/create-try-out.ts'
import type { Expectation } from './scenario.ts'

/** Everything in which a try-out differs from what is expected of it, with the place in the scenario. */
export function compare(
  tryOut: TryOut,
  expected: Expectation,
  outcome: { readonly [name: string]: Json },
  path: string,
): readonly Finding[] {
  const { state, end, open, variables, now, never = [], trace, incidents = [] } = expected
  const found: Finding[] = []
  const equal = (name: string, want: unknown, have: unknown): void => {
    if (!isEqual(want, have)) found.push(difference(`${path}.${name}`, want, have))
  }
  if (state !== undefined) equal('state', state, tryOut.main.instance.state)
  if (end !== undefined) {
    if (!tryOut.trace.includes(`enter:${end}`))
      found.push(difference(`${path}.end`, end, tryOut.trace.at(-1)))
    equal('end', [], openElements(tryOut))
  }
  if (open) equal('open', open, openElements(tryOut))
  if (now !== undefined) equal('now', Date.parse(now), Date.parse(tryOut.now))
  for (const [name, value] of Object.entries(variables ?? {})) {
    const have = tryOut.variables[name]
    if (!holds(value, have)) found.push(difference(`${path}.variables.${name}`, value, have))
  }
  for (const line of never) {
    if (tryOut.trace.includes(line)) found.push(difference(`${path}.never`, 'no such line', line))
  }
  if (trace) equal('trace', firstDifference(trace, tryOut.trace), firstDifference(tryOut.trace, trace))
  equal('incidents', incidents, openIncidents(tryOut))
  for (const [name, value] of Object.entries(expected.outcome ?? {})) {
    equal(`outcome.${name}`, value, outcome[name])
  }
  return found
}

/** Elements with an open task, job or timer. */
export function openElements(tryOut: TryOut): readonly string[] {
  return tryOut.instances
    .flatMap(({ tasks, jobs, timers }) => [...tasks, ...jobs, ...timers])
    .map(({ element }) => element)
}

export function openIncidents(tryOut: TryOut): readonly string[] {
  return tryOut.instances.flatMap((each) => each.incidents.map(({ code, element }) => `${code}@${element}`))
}

/** From the first line in which two traces differ, three lines of the one. */
function firstDifference(one: readonly string[], other: readonly string[]): readonly string[] {
  const index = one.findIndex((line, each) => line !== other[each])
  const from = index < 0 ? Math.min(one.length, other.length) : index
  return one.slice(from, from + 3)
}

/** A part is enough: contexts may have more entries than expected. */
function holds(want: Json | undefined, have: Json | undefined): boolean {
  if (!isContext(want) || !isContext(have)) return isEqual(want, have)
  return Object.entries(want).every(([name, value]) => holds(value, have[name]))
}

function isContext(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sortedKeys) === JSON.stringify(other, sortedKeys)
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function difference(path: string, want: unknown, have: unknown): Finding {
  const [expected, found] = [want, have].map((value) => JSON.stringify(value)?.slice(0, 200) ?? '–')
  return {
    code: 'expectation-missed',
    severity: 'error',
    path,
    message: {
      de: `Erwartet wurde bei „${path}“ ${expected}, gefunden ${found}. Prüfen Sie das Modell, oder nehmen Sie die Erwartung neu auf.`,
      en: `Expected ${expected} at '${path}', found ${found}. Check the model, or record the expectation anew.`,
    },
  }
}
