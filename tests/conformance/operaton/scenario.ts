import type { Json } from '../../../engine/index.ts'

/** A unit test of Operaton's engine, retold as steps (`scenarios.json` of the material). */
export interface Scenario {
  readonly name: string
  /** Files below the material's `operaton` folder. */
  readonly models: readonly string[]
  readonly steps: readonly Step[]
}

export interface Step {
  readonly op: string
  readonly [name: string]: Json | undefined
}

/** `processInstance` → what an earlier step kept under that name; `ref:` may stand before it. */
export interface Query {
  readonly kind: string
  readonly mode: 'singleResult' | 'list' | 'count'
  readonly where?: { readonly [criterion: string]: Json }
  readonly order?: string
  readonly index?: number
  readonly prop?: string
}

/** A step that went otherwise than expected; its message is the reason of the failure. */
export class Difference extends Error {
  override readonly name = 'Difference'
}
