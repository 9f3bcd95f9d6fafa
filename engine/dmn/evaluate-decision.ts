import { guarded } from '../feel/compile-text.ts'
import { type Frame, VariablesFrame } from '../feel/evaluation/frame.ts'
import { newRun, type Warning } from '../feel/evaluation/run.ts'
import { fromFeelValue } from '../feel/values/json.ts'
import { FeelFunction, type FeelValue } from '../feel/values/value.ts'
import type { Variables } from '../json.ts'
import type { DecisionAnswer } from '../run/env.ts'
import type { CompiledDecision, CompiledModel } from './compile-decision.ts'
import { DecisionRun } from './decision-run.ts'
import { fromOutside } from './model-types.ts'
import { type DecisionTrace, logOf, traceJson } from './trace.ts'

interface DmnEnv {
  readonly now: string
  readonly zone?: string
}

/** Everything one evaluation found, with the value still exact. */
interface DecisionOutcome {
  readonly value: FeelValue
  /** Every decision evaluated, requirements first. */
  readonly trace: readonly DecisionTrace[]
  readonly warnings: readonly Warning[]
  /** Broken hit policies. */
  readonly violations: readonly string[]
}

/** Evaluates one decision with FEEL values from outside, nothing rounded. Throws LimitExceeded. */
export function runDecisionIn(compiled: CompiledDecision, outside: Frame): DecisionOutcome {
  const { run } = outside
  const evaluation = new DecisionRun(compiled.compiled, outside, new Map())
  const value = evaluation.decision(compiled.decision.id)
  return { value, trace: evaluation.trace, warnings: run.warnings, violations: logOf(run).violations }
}

/** Evaluates a decision for a process: a broken hit policy or an exceeded budget is no answer. */
export function evaluateDecision(
  compiled: CompiledDecision,
  variables: Variables,
  env: DmnEnv,
): DecisionAnswer {
  const result = guarded(() => {
    const outcome = runDecisionIn(compiled, new VariablesFrame(variables, newRun(env)))
    return {
      value: fromFeelValue(outcome.value),
      trace: outcome.trace.map(traceJson),
      violations: outcome.violations,
    }
  })
  if (!result.ok) return result
  const { value, trace, violations } = result.value
  const [violation] = violations
  if (violation !== undefined)
    return { ok: false, message: `Decision '${compiled.decision.name}': ${violation}` }
  return { ok: true, value, trace }
}

/** Calls a knowledge model or decision service by id, its arguments by name. Throws LimitExceeded. */
export function runInvocable(compiled: CompiledModel, id: string, outside: Frame): FeelValue {
  const target = new DecisionRun(compiled, outside, new Map()).knowledge(id)
  if (!(target instanceof FeelFunction)) return null
  const values = target.parameters.map(
    ({ name, type }) => fromOutside(outside.own(name) ?? null, type) ?? null,
  )
  return target.call(values, outside.run)
}
