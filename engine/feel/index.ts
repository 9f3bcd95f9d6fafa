/**
 * FEEL, the expression language of DMN 1.5 § 10.3: compiled once per text to closures, with 34-digit
 * decimals, three-valued logic and a budget of steps. It reads no clock; `today()` and `now()` come from
 * the `env` of an evaluation.
 */
export {
  type CompiledExpression,
  type CompiledUnaryTests,
  compileExpression,
  compileUnaryTests,
  type Evaluation,
  type FeelEnv,
} from './compile-text.ts'
