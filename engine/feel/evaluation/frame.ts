import type { Variables } from '../../json.ts'
import type { FeelContext } from '../values/context.ts'
import { toFeelValue } from '../values/json.ts'
import type { FeelValue } from '../values/value.ts'
import type { Run } from './run.ts'

/** Where a name is looked up: innermost frame first. */
export interface Frame {
  readonly parent: Frame | null
  readonly run: Run
  /** The frame's own value; undefined if it has none of that name. */
  own(name: string): FeelValue | undefined
}

export function lookup(frame: Frame, name: string): FeelValue | undefined {
  let value = frame.own(name)
  for (let at = frame.parent; value === undefined && at !== null; at = at.parent) value = at.own(name)
  return value
}

/** Process variables, converted when first read. */
export class VariablesFrame implements Frame {
  readonly parent = null
  readonly run: Run
  private readonly variables: Variables
  private readonly converted: Map<string, FeelValue> = new Map()

  constructor(variables: Variables, run: Run) {
    this.variables = variables
    this.run = run
  }

  own(name: string): FeelValue | undefined {
    if (!Object.hasOwn(this.variables, name)) return undefined
    const json = this.variables[name] ?? null
    if (typeof json !== 'object' || json === null) return toFeelValue(json)
    let value = this.converted.get(name)
    if (value === undefined) {
      value = toFeelValue(json)
      this.converted.set(name, value)
    }
    return value
  }
}

/** One local name: an iterator, `?`, `partial`. */
export class LocalFrame implements Frame {
  readonly parent: Frame
  readonly run: Run
  readonly name: string
  value: FeelValue

  constructor(parent: Frame, name: string, value: FeelValue) {
    this.parent = parent
    this.run = parent.run
    this.name = name
    this.value = value
  }

  own(name: string): FeelValue | undefined {
    return name === this.name ? this.value : undefined
  }
}

/** Several local names: parameters, context entries so far, the results of other decisions. */
export class MapFrame implements Frame {
  readonly parent: Frame | null
  readonly run: Run
  readonly values: ReadonlyMap<string, FeelValue>

  constructor(parent: Frame | null, run: Run, values: ReadonlyMap<string, FeelValue>) {
    this.parent = parent
    this.run = run
    this.values = values
  }

  own(name: string): FeelValue | undefined {
    return this.values.get(name)
  }
}

/** Inside a filter: `item`, and the entries of an item that is a context. */
export class ItemFrame implements Frame {
  readonly parent: Frame
  readonly run: Run
  private readonly item: FeelValue
  private readonly entries: FeelContext | undefined

  constructor(parent: Frame, item: FeelValue, entries: FeelContext | undefined) {
    this.parent = parent
    this.run = parent.run
    this.item = item
    this.entries = entries
  }

  own(name: string): FeelValue | undefined {
    const entry = this.entries?.get(name)
    return entry === undefined && name === 'item' ? this.item : entry
  }
}
