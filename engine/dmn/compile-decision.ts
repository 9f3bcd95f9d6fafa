import { type CompileOptions, compileTestsText, compileText } from '../feel/compile-text.ts'
import type { Code } from '../feel/evaluation/compile.ts'
import { MapFrame } from '../feel/evaluation/frame.ts'
import { warn } from '../feel/evaluation/run.ts'
import { FeelFunction, type FeelValue } from '../feel/values/value.ts'
import type { Finding } from '../findings/finding.ts'
import { compileBoxed, type Tools, typed } from './compile-expression.ts'
import type { Decision, DmnModel, Expression, ItemDefinition } from './model.ts'
import { type ModelTypes, modelTypes } from './model-types.ts'

/** A model with every logic compiled; a text that cannot be read counts as null and has a finding. */
export interface CompiledModel {
  readonly model: DmnModel
  readonly types: ModelTypes
  readonly decisions: ReadonlyMap<string, Code>
  readonly knowledge: ReadonlyMap<string, Code>
  readonly findings: readonly Finding[]
}

export interface CompiledDecision {
  readonly decision: Decision
  readonly compiled: CompiledModel
}

const compiledModels = new WeakMap<DmnModel, CompiledModel>()

/** Compiles a model once. */
export function compileModel(model: DmnModel): CompiledModel {
  const known = compiledModels.get(model)
  if (known) return known
  const findings: Finding[] = []
  const types = modelTypes(model)
  const tools = (owner: string) => toolsFor(owner, types, { names: namesOf(model), types }, findings)
  const decisions = new Map<string, Code>()
  for (const decision of model.decisions.values()) {
    const own = tools(decision.id)
    const code = decision.logic ? compileBoxed(decision.logic, own) : () => null
    decisions.set(decision.id, typed(code, decision.typeRef, own))
  }
  const knowledge = new Map<string, Code>()
  for (const item of model.knowledge.values()) {
    if (item.logic) knowledge.set(item.id, compileBoxed(item.logic, tools(item.id)))
  }
  const compiled: CompiledModel = { model, types, decisions, knowledge, findings }
  compiledModels.set(model, compiled)
  return compiled
}

/** The decision with everything it requires, ready to evaluate; undefined if the model has none of that id. */
export function compileDecision(model: DmnModel, decisionId: string): CompiledDecision | undefined {
  const decision = model.decisions.get(decisionId)
  return decision && { decision, compiled: compileModel(model) }
}

function toolsFor(owner: string, types: ModelTypes, options: CompileOptions, findings: Finding[]): Tools {
  const report = (element: string | undefined, text: string, found: readonly Finding[]) => {
    for (const finding of found) findings.push({ ...finding, element: element ?? owner, path: text })
  }
  return {
    types,
    text(text, element) {
      const { code, findings: found } = compileText(text, options)
      report(element, text, found)
      return code ?? ((frame) => warn(frame.run, 'unreadable', `The expression "${text}" cannot be read.`))
    },
    tests(text, element) {
      const { test, findings: found } = compileTestsText(text, options)
      report(element, text, found)
      return test ?? ((frame) => warn(frame.run, 'unreadable', `The test "${text}" cannot be read.`))
    },
    listed(text, element) {
      const { code, findings: found } = compileText(`[${text}]`, options)
      report(element, text, found)
      return code
    },
  }
}

/** Every name the model declares: a text may hold operators inside of them. */
export function namesOf(model: DmnModel): string[] {
  const names = new Set<string>()
  for (const group of [model.decisions, model.inputs, model.knowledge, model.services]) {
    for (const item of group.values()) names.add(item.name)
  }
  for (const item of model.types.values()) addType(item, names)
  for (const decision of model.decisions.values()) if (decision.logic) addNames(decision.logic, names)
  for (const item of model.knowledge.values()) if (item.logic) addNames(item.logic, names)
  return [...names]
}

function addType(item: ItemDefinition, names: Set<string>): void {
  names.add(item.name)
  for (const component of item.components) addType(component, names)
}

function addNames(expression: Expression, names: Set<string>): void {
  switch (expression.kind) {
    case 'context':
      for (const { variable, value } of expression.entries) {
        if (variable) names.add(variable.name)
        addNames(value, names)
      }
      return
    case 'relation':
      for (const column of expression.columns) names.add(column.name)
      return
    case 'function':
      for (const parameter of expression.parameters) names.add(parameter.name)
      if (expression.body) addNames(expression.body, names)
      return
    case 'table':
      for (const output of expression.table.outputs) names.add(output.name)
      return
    case 'for':
    case 'every':
    case 'some':
      names.add(expression.variable)
      addNames(expression.domain, names)
      addNames(expression.body, names)
      return
    case 'conditional':
      for (const part of [expression.condition, expression.yes, expression.no]) addNames(part, names)
      return
    default:
  }
}

/** A knowledge model as a function value, seeing itself and the knowledge it requires. */
export function knowledgeFunction(
  compiled: CompiledModel,
  id: string,
  see: (id: string) => FeelValue | undefined,
): Code | undefined {
  const code = compiled.knowledge.get(id)
  const item = compiled.model.knowledge.get(id)
  if (!code || !item) return undefined
  return (frame) => {
    const values = new Map<string, FeelValue>()
    const value = code(new MapFrame(frame, frame.run, values))
    for (const known of [id, ...item.knows]) {
      const name = compiled.model.knowledge.get(known)?.name ?? compiled.model.services.get(known)?.name
      const target = see(known)
      if (name !== undefined && target !== undefined) values.set(name, target)
    }
    return value instanceof FeelFunction ? value : null
  }
}
