import { compileDecision, evaluateDecision, parseDmnFiles } from '../../../engine/dmn/index.ts'
import {
  type CompiledProcess,
  compileProcess,
  type DecisionAnswer,
  type Finding,
  parseBpmn,
  type Variables,
} from '../../../engine/index.ts'
import type { ProcedureContent } from '../../draft/procedure-api.ts'

export interface Prepared {
  readonly process?: CompiledProcess
  readonly findings: readonly Finding[]
  readonly decide: (decisionId: string, variables: Variables, now: string) => DecisionAnswer
}

/** Compiles a draft with the engine the server runs, so that a try-out tells the truth. */
export async function prepareTryOut(content: ProcedureContent, processId: string): Promise<Prepared> {
  const { definitions, findings } = await parseBpmn(content.bpmn)
  const models = await parseDmnFiles(Object.values(content.decisions))
  const decide = (decisionId: string, variables: Variables, now: string): DecisionAnswer => {
    for (const { model } of models) {
      const compiled = model && compileDecision(model, decisionId)
      if (compiled !== undefined) return evaluateDecision(compiled, variables, { now })
    }
    return {
      ok: false,
      message: `Expected decision '${decisionId}' in the procedure's tables, but there is none.`,
    }
  }
  if (definitions === undefined) return { findings, decide }
  const compiled = compileProcess(definitions, processId)
  return {
    ...(compiled.process === undefined ? {} : { process: compiled.process }),
    findings: [...findings, ...compiled.findings],
    decide,
  }
}
