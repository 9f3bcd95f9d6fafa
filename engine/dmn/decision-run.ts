import { type Frame, MapFrame } from '../feel/evaluation/frame.ts'
import { LimitExceeded, type Run, spend, warn } from '../feel/evaluation/run.ts'
import { FeelContext } from '../feel/values/context.ts'
import { coerce } from '../feel/values/type.ts'
import { FeelFunction, type FeelParameter, type FeelValue } from '../feel/values/value.ts'
import { type CompiledModel, compileModel, knowledgeFunction } from './compile-decision.ts'
import { shown } from './compile-table.ts'
import { type Located, locate } from './imports.ts'
import type { DecisionService, DmnModel } from './model.ts'
import { fromOutside } from './model-types.ts'
import { type DecisionTrace, logOf, type Notes, notesOf, ownWarnings } from './trace.ts'

const maxRequirementDepth = 100

/** What the models of one evaluation share. */
interface Shared {
  readonly root: DmnModel
  readonly trace: DecisionTrace[]
  readonly runs: Map<DmnModel, DecisionRun>
}

/** The state of one evaluation of one model: each decision is evaluated once, its requirements before it. */
export class DecisionRun {
  private readonly compiled: CompiledModel
  private readonly outside: Frame
  private readonly run: Run
  private readonly known: Map<string, FeelValue>
  private readonly shared: Shared
  private depth = 0

  /** `given` holds values of decisions and input data that are not asked for again. */
  constructor(compiled: CompiledModel, outside: Frame, given: Map<string, FeelValue>, shared?: Shared) {
    this.compiled = compiled
    this.outside = outside
    this.run = outside.run
    this.known = given
    this.shared = shared ?? { root: compiled.model, trace: [], runs: new Map() }
    this.shared.runs.set(compiled.model, this)
  }

  /** Every decision evaluated so far, requirements first. */
  get trace(): readonly DecisionTrace[] {
    return this.shared.trace
  }

  private get model(): DmnModel {
    return this.compiled.model
  }

  decision(id: string): FeelValue {
    notesOf(this.run)?.asked.add(this.citation(id))
    const done = this.known.get(id)
    if (done !== undefined) return done
    const decision = this.model.decisions.get(id)
    const code = this.compiled.decisions.get(id)
    if (!decision || !code)
      return warn(this.run, 'missing-decision', `Expected a decision "${id}", found none.`, undefined, id)
    if (++this.depth > maxRequirementDepth) {
      throw new LimitExceeded('recursion-limit', 'decisions require each other in a circle or too deeply')
    }
    const { stack } = logOf(this.run)
    const from = this.run.warnings.length
    const notes: Notes = { owner: id, inputs: [], rowsHit: [], asked: new Set() }
    stack.push(notes)
    const names = this.namesSeen([...decision.requires, ...decision.knows])
    const value = code(new MapFrame(this.outside, this.run, names))
    stack.pop()
    this.depth--
    this.known.set(id, value)
    this.shared.trace.push({
      decision: this.citation(id),
      name: decision.name,
      file: { id: this.model.id, name: this.model.name, hash: this.model.hash },
      ...(decision.versionTag === undefined ? {} : { versionTag: decision.versionTag }),
      ...(decision.logic?.kind === 'table' ? { hitPolicy: decision.logic.table.hitPolicy } : {}),
      requires: [...notes.asked],
      inputs: notes.inputs.length > 0 ? notes.inputs : this.requiredInputs(decision.requires, names),
      rowsHit: notes.rowsHit,
      output: shown(value),
      warnings: ownWarnings(this.run, from),
    })
    return value
  }

  private citation(id: string): string {
    return this.model === this.shared.root ? id : `${this.model.namespace}#${id}`
  }

  /** The requirements by name; those of an imported model in a context of its import name. */
  private namesSeen(references: readonly string[]): Map<string, FeelValue> {
    const names = new Map<string, FeelValue>()
    const imported = new Map<string, Map<string, FeelValue>>()
    for (const reference of references) {
      const target = locate(this.model, reference)
      const value = target && this.valueOf(reference, target)
      if (!target || value === undefined) continue
      if (!target.importName) names.set(target.name, value)
      else
        imported.set(
          target.importName,
          (imported.get(target.importName) ?? new Map()).set(target.name, value),
        )
    }
    for (const [name, values] of imported) names.set(name, new FeelContext(values))
    return names
  }

  private valueOf(reference: string, target: Located): FeelValue | undefined {
    const given = this.known.get(reference)
    if (given !== undefined) return given
    const owner = target.model === this.model ? this : this.other(target.model)
    if (target.kind === 'decision') return owner.decision(target.id)
    return target.kind === 'input' ? owner.input(target) : owner.knowledge(target.id)
  }

  private other(model: DmnModel): DecisionRun {
    const found = this.shared.runs.get(model)
    return found ?? new DecisionRun(compileModel(model), this.outside, new Map(), this.shared)
  }

  /** What a decision without a table was told: its required inputs and decisions. */
  private requiredInputs(requires: readonly string[], names: ReadonlyMap<string, FeelValue>) {
    return requires.flatMap((reference) => {
      const target = locate(this.model, reference)
      if (!target) return []
      const { name, importName } = target
      const context = importName ? names.get(importName) : undefined
      const value = context instanceof FeelContext ? context.get(name) : names.get(name)
      return [{ label: importName ? `${importName}.${name}` : name, value: shown(value ?? null) }]
    })
  }

  private input({ id, name, typeRef }: Located): FeelValue {
    const done = this.known.get(id)
    if (done !== undefined) return done
    const given = this.outside.own(name)
    if (given === undefined) {
      const message = `Expected the input "${name}", found none.`
      return warn(this.run, 'missing-variable', message, undefined, name)
    }
    const value = fromOutside(given, this.compiled.types(typeRef))
    if (value !== undefined) return value
    const message = `Expected the input "${name}" to be of type ${typeRef}. It counts as null.`
    return warn(this.run, 'wrong-type', message, undefined, name)
  }

  /** A knowledge model or decision service as a function value, made once. */
  knowledge(id: string): FeelValue | undefined {
    const done = this.known.get(id)
    if (done !== undefined) return done
    spend(this.run, 1)
    const service = this.model.services.get(id)
    if (service) {
      const value = this.service(service)
      this.known.set(id, value)
      return value
    }
    // Set before it is filled in, so that knowledge models may call each other and themselves.
    const item = this.model.knowledge.get(id)
    const references = [id, ...(item?.knows ?? [])]
    const code = knowledgeFunction(this.compiled, id, () => this.namesSeen(references))
    const target: { value: FeelValue } = { value: null }
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
  private service(service: DecisionService): FeelFunction {
    const ids = [...service.inputData, ...service.inputDecisions]
    const sources = ids.map((id) => locate(this.model, id))
    const parameters = this.typedParameters(
      sources.map((source) => ({ name: source?.name ?? '', typeRef: source?.typeRef })),
    )
    const result = this.compiled.types(service.typeRef)
    return new FeelFunction(parameters, (args, run) => {
      if (args.length !== parameters.length)
        return warn(run, 'wrong-arguments', 'The arguments do not fit the service.', undefined, service.name)
      const given = new Map<string, FeelValue>()
      for (const [at, { name, type }] of parameters.entries()) {
        const arg = args[at] ?? null
        const value = type ? fromOutside(arg, type) : arg
        const id = ids[at]
        if (value === undefined)
          return warn(run, 'wrong-arguments', 'The arguments do not fit the service.', undefined, name)
        if (id !== undefined) given.set(id, value)
      }
      const value = this.outputs(service, given)
      return result ? (coerce(value, result) ?? null) : value
    })
  }

  private outputs(service: DecisionService, given: Map<string, FeelValue>): FeelValue {
    const { root, trace } = this.shared
    const inner = new DecisionRun(this.compiled, this.outside, given, { root, trace, runs: new Map() })
    const values = service.outputs.map((reference) => {
      const target = locate(this.model, reference)
      const value = target && inner.valueOf(reference, target)
      return [target?.name ?? reference, value ?? null] as const
    })
    return values.length === 1 ? (values[0]?.[1] ?? null) : new FeelContext(new Map(values))
  }
}
