import { guarded } from '../feel/compile-text.ts'
import { type Frame, MapFrame, VariablesFrame } from '../feel/evaluation/frame.ts'
import { LimitExceeded, newRun, type Run, spend, type Warning, warn } from '../feel/evaluation/run.ts'
import { FeelContext } from '../feel/values/context.ts'
import { fromFeelValue } from '../feel/values/json.ts'
import { coerce } from '../feel/values/type.ts'
import { FeelFunction, type FeelParameter, type FeelValue } from '../feel/values/value.ts'
import type { Json, Variables } from '../json.ts'
import type { DecisionAnswer } from '../run/env.ts'
import { type CompiledDecision, type CompiledModel, knowledgeFunction } from './compile-decision.ts'
import { shown } from './compile-table.ts'
import type { DecisionService } from './model.ts'
import { fromOutside } from './model-types.ts'
import { type DecisionTrace, logOf, type Notes } from './trace.ts'

const maxRequirementDepth = 100

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

/** Evaluates one decision with what it requires. Throws LimitExceeded. */
function runDecision(compiled: CompiledDecision, variables: Variables, env: DmnEnv): DecisionOutcome {
  return runDecisionIn(compiled, new VariablesFrame(variables, newRun(env)))
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
    const outcome = runDecision(compiled, variables, env)
    return {
      value: fromFeelValue(outcome.value),
      trace: outcome.trace.map(toJson),
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

function toJson(trace: DecisionTrace): Json {
  const { decision, name, inputs, rowsHit, output, versionTag } = trace
  const rows = rowsHit.map(({ index, outputs, annotations }) => ({ index, outputs, annotations }))
  const read = inputs.map(({ label, value }) => ({ label, value }))
  return { decision, name, inputs: read, rowsHit: rows, output, versionTag: versionTag ?? null }
}

/** The state of one evaluation: each decision is evaluated once, its requirements before it. */
class DecisionRun {
  readonly trace: DecisionTrace[] = []
  private readonly compiled: CompiledModel
  private readonly outside: Frame
  private readonly run: Run
  private readonly known: Map<string, FeelValue>
  private depth = 0

  /** `given` holds values of decisions and input data that are not asked for again. */
  constructor(compiled: CompiledModel, outside: Frame, given: Map<string, FeelValue>) {
    this.compiled = compiled
    this.outside = outside
    this.run = outside.run
    this.known = given
  }

  decision(id: string): FeelValue {
    const done = this.known.get(id)
    if (done !== undefined) return done
    const decision = this.compiled.model.decisions.get(id)
    const code = this.compiled.decisions.get(id)
    if (!decision || !code)
      return warn(this.run, 'missing-decision', `Expected a decision "${id}", found none.`)
    if (++this.depth > maxRequirementDepth) {
      throw new LimitExceeded('recursion-limit', 'decisions require each other in a circle or too deeply')
    }
    const names = new Map<string, FeelValue>()
    for (const required of decision.requires) this.addRequired(required, names)
    for (const known of decision.knows) this.addKnowledge(known, names)
    const notes: Notes = { inputs: [], rowsHit: [] }
    logOf(this.run).stack.push(notes)
    const value = code(new MapFrame(this.outside, this.run, names))
    logOf(this.run).stack.pop()
    this.depth--
    this.known.set(id, value)
    this.trace.push({
      decision: decision.id,
      name: decision.name,
      inputs: notes.inputs.length > 0 ? notes.inputs : this.requiredInputs(decision.requires, names),
      rowsHit: notes.rowsHit,
      output: shown(value),
      ...(decision.versionTag === undefined ? {} : { versionTag: decision.versionTag }),
    })
    return value
  }

  /** What a decision without a table was told: its required inputs and decisions. */
  private requiredInputs(requires: readonly string[], names: ReadonlyMap<string, FeelValue>) {
    const { decisions, inputs } = this.compiled.model
    return requires.flatMap((id) => {
      const label = decisions.get(id)?.name ?? inputs.get(id)?.name
      return label === undefined ? [] : [{ label, value: shown(names.get(label) ?? null) }]
    })
  }

  private addRequired(id: string, names: Map<string, FeelValue>): void {
    const { decisions, inputs } = this.compiled.model
    const decision = decisions.get(id)
    if (decision) {
      names.set(decision.name, this.decision(id))
      return
    }
    const input = inputs.get(id)
    if (input) names.set(input.name, this.input(id, input.name, input.typeRef))
  }

  private input(id: string, name: string, typeRef: string | undefined): FeelValue {
    const done = this.known.get(id)
    if (done !== undefined) return done
    const given = this.outside.own(name)
    if (given === undefined)
      return warn(this.run, 'missing-variable', `Expected the input "${name}", found none.`)
    const value = fromOutside(given, this.compiled.types(typeRef))
    if (value !== undefined) return value
    return warn(
      this.run,
      'wrong-type',
      `Expected the input "${name}" to be of type ${typeRef}. It counts as null.`,
    )
  }

  private addKnowledge(id: string, names: Map<string, FeelValue>): void {
    const value = this.knowledge(id)
    const { knowledge, services } = this.compiled.model
    const name = knowledge.get(id)?.name ?? services.get(id)?.name
    if (name !== undefined && value !== undefined) names.set(name, value)
  }

  /** A knowledge model or decision service as a function value, made once. */
  knowledge(id: string): FeelValue | undefined {
    const done = this.known.get(id)
    if (done !== undefined) return done
    spend(this.run, 1)
    const service = this.compiled.model.services.get(id)
    if (service) {
      const value = this.service(service)
      this.known.set(id, value)
      return value
    }
    // Set before it is filled in, so that knowledge models may call each other and themselves.
    const code = knowledgeFunction(this.compiled, id, (other) => this.knowledge(other))
    const target: { value: FeelValue } = { value: null }
    const item = this.compiled.model.knowledge.get(id)
    const parameters = item?.logic?.parameters ?? []
    const callable = new FeelFunction(this.typedParameters(parameters), (args, run) =>
      target.value instanceof FeelFunction ? target.value.call(args, run) : null,
    )
    this.known.set(id, callable)
    target.value = code?.(this.outside) ?? null
    return callable
  }

  private typedParameters(
    parameters: readonly { name: string; typeRef: string | undefined }[],
  ): FeelParameter[] {
    return parameters.map(({ name, typeRef }) => {
      const type = this.compiled.types(typeRef)
      return type ? { name, type } : { name }
    })
  }

  /** A decision service: its inputs are parameters, its outputs the result (DMN 1.5 § 10.4). */
  service(service: DecisionService): FeelFunction {
    const { decisions, inputs } = this.compiled.model
    const ids = [...service.inputData, ...service.inputDecisions]
    const sources = ids.map((id) => ({ id, source: decisions.get(id) ?? inputs.get(id) }))
    const parameters = this.typedParameters(
      sources.map(({ source }) => ({ name: source?.name ?? '', typeRef: source?.typeRef })),
    )
    const result = this.compiled.types(service.typeRef)
    return new FeelFunction(parameters, (args, run) => {
      if (args.length !== parameters.length)
        return warn(run, 'wrong-arguments', 'The arguments do not fit the service.')
      const given = new Map<string, FeelValue>()
      for (const [at, { type }] of parameters.entries()) {
        const arg = args[at] ?? null
        const value = type ? fromOutside(arg, type) : arg
        const id = sources[at]?.id
        if (value === undefined) return warn(run, 'wrong-arguments', 'The arguments do not fit the service.')
        if (id !== undefined) given.set(id, value)
      }
      const value = this.outputs(service, given)
      return result ? (coerce(value, result) ?? null) : value
    })
  }

  private outputs(service: DecisionService, given: Map<string, FeelValue>): FeelValue {
    const inner = new DecisionRun(this.compiled, this.outside, given)
    const values = service.outputs.map(
      (id) => [this.compiled.model.decisions.get(id)?.name ?? id, inner.decision(id)] as const,
    )
    this.trace.push(...inner.trace)
    return values.length === 1 ? (values[0]?.[1] ?? null) : new FeelContext(new Map(values))
  }
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
