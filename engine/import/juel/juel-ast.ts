/** An expression of JUEL, the Java Unified Expression Language (JSR 245), as Camunda 7 models use it. */
export type Juel =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'property'; readonly of: Juel; readonly name: string }
  | { readonly kind: 'index'; readonly of: Juel; readonly index: Juel }
  | { readonly kind: 'call'; readonly of?: Juel; readonly name: string; readonly args: readonly Juel[] }
  | { readonly kind: 'not' | 'minus' | 'empty'; readonly of: Juel }
  | { readonly kind: 'binary'; readonly op: BinaryOp; readonly left: Juel; readonly right: Juel }
  | { readonly kind: 'choice'; readonly condition: Juel; readonly yes: Juel; readonly no: Juel }

export type BinaryOp = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | 'modulo'

/** What cannot be read or has no twin in FEEL. Thrown inside the translator only, where it becomes a problem told as data. */
export class JuelProblem extends Error {
  override readonly name = 'JuelProblem'
}
