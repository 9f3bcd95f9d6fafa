import { callableElements } from '../../../engine/bpmn/global-tasks.ts'
import { idOf } from '../../../engine/bpmn/moddle-element.ts'
import { compileDecision, evaluateDecision, parseDmnFiles } from '../../../engine/dmn/index.ts'
import {
  type CompiledProcess,
  compileProcess,
  type DecisionAnswer,
  type Definitions,
  type Finding,
  parseBpmn,
  type Variables,
} from '../../../engine/index.ts'
import type { FormDocument } from '../../../forms/document.ts'
import type { ProcedureContent } from '../../draft/procedure-api.ts'
import { type CalledContent, calledContents } from './called-content.ts'

export interface Prepared {
  readonly process?: CompiledProcess
  /** The process, others of the same file, and those they call. */
  readonly processes: readonly CompiledProcess[]
  /** Forms of the called procedures. */
  readonly calledForms: Readonly<Record<string, FormDocument>>
  readonly findings: readonly Finding[]
  readonly decide: (decisionId: string, variables: Variables, now: string) => DecisionAnswer
}

/** Compiles a draft with the engine the server runs, so that a try-out tells the truth. */
export async function prepareTryOut(content: ProcedureContent, processId: string): Promise<Prepared> {
  const { definitions, findings } = await parseBpmn(content.bpmn)
  const compiled = definitions && compileProcess(definitions, processId)
  const { process } = compiled ?? {}
  const beside = (definitions === undefined ? [] : callableIdsOf(definitions))
    .filter((id) => id !== processId)
    .flatMap((id) => (definitions && compileProcess(definitions, id).process) ?? [])
  const own = process === undefined ? [] : [process, ...beside]
  const called = await calledContents(own)
  return {
    ...(process && { process }),
    processes: [...own, ...called.map((each) => each.process)],
    calledForms: Object.assign({}, ...called.map((each) => each.content.forms)),
    findings: [...findings, ...(compiled?.findings ?? [])],
    decide: await deciderOf(content, called),
  }
}

/** Executable processes, and global tasks, which call activities call like processes. */
const callableIdsOf = (definitions: Definitions): readonly string[] =>
  callableElements(definitions)
    .filter((root) => root.$type !== 'bpmn:Process' || root.get('isExecutable') === true)
    .map(idOf)

/** Decisions of the draft go before those of the procedures it calls. */
async function deciderOf(
  content: ProcedureContent,
  called: readonly CalledContent[],
): Promise<Prepared['decide']> {
  const parts = [content, ...called.map((each) => each.content)]
  const parsed = await Promise.all(parts.map(({ decisions }) => parseDmnFiles(Object.values(decisions))))
  const models = parsed.flat()
  return (decisionId, variables, now) => {
    for (const { model } of models) {
      const compiled = model && compileDecision(model, decisionId)
      if (compiled !== undefined) return evaluateDecision(compiled, variables, { now })
    }
    return {
      ok: false,
      message: `Expected decision '${decisionId}' in the procedure's tables, but there is none.`,
    }
  }
}
