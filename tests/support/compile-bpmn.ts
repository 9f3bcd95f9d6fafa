import {
  type CompiledProcess,
  compileProcess,
  createTryOut,
  parseBpmn,
  type TryOut,
  type Variables,
} from '../../engine/index.ts'
import type { BpmnBuilder } from './bpmn-builder.ts'

export const NOW = '2026-01-05T08:00:00Z'

/** Compiles a model of a test; anything wrong with it fails the test. */
export async function compileBpmn(model: BpmnBuilder | string, processId = 'P'): Promise<CompiledProcess> {
  const { definitions, findings } = await parseBpmn(typeof model === 'string' ? model : model.xml())
  if (!definitions) throw new Error(`Expected a readable model: ${JSON.stringify(findings)}`)
  const compiled = compileProcess(definitions, processId)
  const errors = compiled.findings.filter((finding) => finding.severity === 'error')
  if (!compiled.process || errors.length > 0)
    throw new Error(`Expected a model that compiles: ${JSON.stringify(errors)}`)
  return compiled.process
}

/** Compiles a model and starts it in a try-out. */
export async function tryModel(
  model: BpmnBuilder | string,
  variables: Variables = {},
  others: readonly CompiledProcess[] = [],
): Promise<TryOut> {
  const process = await compileBpmn(model)
  return createTryOut({ processes: [process, ...others] }, { now: NOW, variables })
}

/** The lines of a trace that begin with one of the words. */
export function lines(tryOut: TryOut, ...words: readonly string[]): readonly string[] {
  return tryOut.trace.filter((line) => words.some((word) => line === word || line.startsWith(`${word}:`)))
}
