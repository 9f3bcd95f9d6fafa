import { spend } from '../evaluation/run.ts'
import { FeelContext, withEntry } from '../values/context.ts'
import { type FeelValue, isList } from '../values/value.ts'
import { any, context, type Functions, list, overload, text } from './builtin.ts'

/** Context functions (DMN 1.5 § 10.3.4.8, table 83). */
export const contextFunctions: Functions = {
  'get value': [
    overload([context('m'), text('key')], (_, from, key) => from.get(key) ?? null),
    overload([context('m'), list('keys')], (_, from, keys) => deepGet(from, keys)),
  ],
  'get entries': [
    overload([context('m')], (run, from) => {
      spend(run, from.size)
      return from.entries().map(([key, value]) => entry(key, value))
    }),
  ],
  context: [
    overload([list('entries')], (run, entries) => {
      spend(run, entries.length)
      return fromEntries(entries)
    }),
  ],
  'context put': [
    overload([context('context'), text('key'), any('value')], (run, into, key, value) => {
      spend(run, into.size)
      return withEntry(into, key, value)
    }),
    overload([context('context'), list('keys'), any('value')], (run, into, keys, value) => {
      spend(run, into.size)
      return deepPut(into, keys, value)
    }),
  ],
  'context merge': [
    overload([list('contexts')], (run, contexts) => {
      const merged = new Map<string, FeelValue>()
      for (const each of contexts) {
        if (!(each instanceof FeelContext)) return null
        spend(run, each.size)
        for (const [key, value] of each.entries()) merged.set(key, value)
      }
      return new FeelContext(merged)
    }),
  ],
}

function entry(key: string, value: FeelValue): FeelContext {
  return new FeelContext(
    new Map([
      ['key', key],
      ['value', value],
    ]),
  )
}

function fromEntries(entries: readonly FeelValue[]): FeelValue {
  const values = new Map<string, FeelValue>()
  for (const each of entries) {
    const key = each instanceof FeelContext ? each.get('key') : undefined
    const value = each instanceof FeelContext ? each.get('value') : undefined
    if (typeof key !== 'string' || value === undefined || values.has(key)) return null
    values.set(key, value)
  }
  return new FeelContext(values)
}

function deepGet(from: FeelContext, keys: readonly FeelValue[]): FeelValue {
  let at: FeelValue = keys.length === 0 ? null : from
  for (const key of keys) {
    if (typeof key !== 'string' || !(at instanceof FeelContext)) return null
    at = at.get(key) ?? null
  }
  return at
}

function deepPut(into: FeelContext, keys: readonly FeelValue[], value: FeelValue): FeelValue {
  const [key, ...others] = keys
  if (typeof key !== 'string') return null
  if (others.length === 0) return withEntry(into, key, value)
  const inner = into.get(key)
  if (!(inner instanceof FeelContext) || isList(inner)) return null
  const changed = deepPut(inner, others, value)
  return changed === null ? null : withEntry(into, key, changed)
}
