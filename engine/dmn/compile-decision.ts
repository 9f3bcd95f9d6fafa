import { type CompileOptions, compileTestsText, compileText } from '../feel/compile-text.ts'
import type { Code } from '../feel/evaluation/compile.ts'
import { MapFrame } from '../feel/evaluation/frame.ts'
import { placeWarnings, warn } from '../feel/evaluation/run.ts'
import { FeelFunction, type FeelValue } from '../feel/values/value.ts'
import type { Finding } from '../findings/finding.ts'
import { compileBoxed, type Tools, typed } from './compile-expression.ts'
import { declaredNames } from './declared-names.ts'
import type { Decision, DmnModel } from './model.ts'
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
  const options = { names: declaredNames(model), types }
  const tools = (owner: string) => toolsFor(owner, types, options, findings)
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
  const place = (element: string | undefined, text: string) => ({ element: element ?? owner, text })
  return {
    types,
    owner,
    text(text, element) {
      const { code, findings: found } = compileText(text, options)
      report(element, text, found)
      if (!code) return (frame) => warn(frame.run, 'unreadable', `The expression "${text}" cannot be read.`)
      const where = place(element, text)
      return (frame) => {
        const { warnings } = frame.run
        const before = warnings.length
        const value = code(frame)
        if (warnings.length > before) placeWarnings(frame.run, before, where)
        return value
      }
    },
    tests(text, element) {
      const { test, findings: found } = compileTestsText(text, options)
      report(element, text, found)
      if (!test) return (frame) => warn(frame.run, 'unreadable', `The test "${text}" cannot be read.`)
      const where = place(element, text)
      return (frame, input) => {
        const { warnings } = frame.run
        const before = warnings.length
        const holds = test(frame, input)
        if (warnings.length > before) placeWarnings(frame.run, before, where)
        return holds
      }
    },
    listed(text, element) {
      const { code, findings: found } = compileText(`[${text}]`, options)
      report(element, text, found)
      return code
    },
  }
}

/** A knowledge model as a function value; `seen` names itself and the knowledge it requires. */
export function knowledgeFunction(
  compiled: CompiledModel,
  id: string,
  seen: () => ReadonlyMap<string, FeelValue>,
): Code | undefined {
  const code = compiled.knowledge.get(id)
  return (
    code &&
    ((frame) => {
      const value = code(new MapFrame(frame, frame.run, seen()))
      return value instanceof FeelFunction ? value : null
    })
  )
}
