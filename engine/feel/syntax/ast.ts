import type { ArithmeticOperator } from '../values/arithmetic.ts'
import type { FeelType } from '../values/type.ts'
import type { FeelValue, PointForm } from '../values/value.ts'

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** A parsed FEEL expression. `at` is the offset in the text. */
export type Node = { readonly at: number } & NodeShape

type NodeShape =
  | { readonly kind: 'literal'; readonly value: FeelValue }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'context'; readonly entries: readonly { readonly key: string; readonly value: Node }[] }
  | RangeShape
  | {
      readonly kind: 'arithmetic'
      readonly operator: ArithmeticOperator
      readonly left: Node
      readonly right: Node
    }
  | { readonly kind: 'negate'; readonly value: Node }
  | {
      readonly kind: 'compare'
      readonly operator: CompareOperator
      readonly left: Node
      readonly right: Node
    }
  | { readonly kind: 'between'; readonly value: Node; readonly low: Node; readonly high: Node }
  | { readonly kind: 'in'; readonly value: Node; readonly tests: Tests }
  | { readonly kind: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly kind: 'if'; readonly condition: Node; readonly yes: Node; readonly no: Node }
  | { readonly kind: 'for'; readonly iterations: readonly Iteration[]; readonly body: Node }
  | {
      readonly kind: 'quantified'
      readonly every: boolean
      readonly iterations: readonly Iteration[]
      readonly body: Node
    }
  | { readonly kind: 'path'; readonly base: Node; readonly name: string }
  | { readonly kind: 'filter'; readonly base: Node; readonly condition: Node }
  | {
      readonly kind: 'call'
      readonly callee: Node
      readonly args: readonly Node[]
      /** Parallel to `args` when the arguments are named. */
      readonly names: readonly string[] | undefined
    }
  | {
      readonly kind: 'function'
      readonly parameters: readonly Parameter[]
      readonly body: Node
      readonly external: boolean
    }
  | { readonly kind: 'instanceOf'; readonly value: Node; readonly type: FeelType }

/** `undefined` bounds are unbounded (`> 5`). */
interface RangeShape {
  readonly kind: 'range'
  readonly start: Node | undefined
  readonly startIncluded: boolean
  readonly end: Node | undefined
  readonly endIncluded: boolean
  readonly form?: PointForm
}

export interface Iteration {
  readonly name: string
  readonly from: Node
  /** The end of `from..to`. */
  readonly to: Node | undefined
}

export interface Parameter {
  readonly name: string
  readonly type: FeelType | undefined
}

/** Unary tests: any one may hold; `-` is an empty list that always holds. */
export interface Tests {
  readonly at: number
  readonly tests: readonly Test[]
  readonly negated: boolean
  readonly any: boolean
}

/** `equals` marks `= x` and `!= x`. */
export type Test =
  | { readonly kind: 'operator'; readonly operator: CompareOperator; readonly value: Node }
  | { readonly kind: 'expression'; readonly value: Node; readonly usesInput: boolean }
