import type { Definitions } from '../bpmn/moddle-element.ts'
import { idOf } from '../bpmn/moddle-element.ts'
import { processElements } from '../bpmn/read-model.ts'
import { compileProcess } from '../compile/compile-process.ts'
import type { Finding } from './finding.ts'

/** Everything there is to say about a model before it is deployed. */
export function checkModel(definitions: Definitions): readonly Finding[] {
  return processElements(definitions).flatMap(
    (process) => compileProcess(definitions, idOf(process)).findings,
  )
}
