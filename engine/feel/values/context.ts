import type { Json } from '../../json.ts'
import { toFeelValue } from './json.ts'
import type { FeelValue } from './value.ts'

/**
 * A FEEL context: keys in order, never a JavaScript object, so `__proto__` is a key like any other.
 * One made from JSON converts an entry when it is first read.
 */
export class FeelContext {
  readonly #values: Map<string, FeelValue>
  readonly #source: { readonly [key: string]: Json } | undefined

  constructor(values: Map<string, FeelValue> = new Map(), source?: { readonly [key: string]: Json }) {
    this.#values = values
    this.#source = source
  }

  get(key: string): FeelValue | undefined {
    const known = this.#values.get(key)
    if (known !== undefined || this.#source === undefined) return known
    if (!Object.hasOwn(this.#source, key)) return undefined
    const value = toFeelValue(this.#source[key] ?? null)
    this.#values.set(key, value)
    return value
  }

  keys(): readonly string[] {
    return this.#source ? Object.keys(this.#source) : [...this.#values.keys()]
  }

  entries(): (readonly [string, FeelValue])[] {
    return this.keys().map((key) => [key, this.get(key) ?? null] as const)
  }

  get size(): number {
    return this.#source ? Object.keys(this.#source).length : this.#values.size
  }
}

/** A copy with one entry more or replaced. */
export function withEntry(context: FeelContext, key: string, value: FeelValue): FeelContext {
  return new FeelContext(new Map([...context.entries(), [key, value]]))
}
