import { compileProcess, exportMachines, parseBpmn } from '../../engine/index.ts'
import { processIdsOf } from '../procedures/process-name.ts'
import type { CliEnvironment } from './environment.ts'
import { findingLines } from './print-findings.ts'
import { readModel } from './read-model.ts'

/** `machines FILE`: prints the state machines of every process of a file as JSON. Answers the exit code. */
export async function printMachines(path: string, environment: CliEnvironment): Promise<number> {
  const { definitions, findings: unreadable } = await parseBpmn(readModel(path))
  const compiled = definitions
    ? processIdsOf(definitions).map((id) => compileProcess(definitions, id))
    : [{ findings: unreadable }]
  const processes = compiled.flatMap((each) => ('process' in each && each.process ? [each.process] : []))
  if (processes.length < compiled.length) {
    const findings = compiled.flatMap((each) => each.findings)
    for (const line of findingLines(findings, environment.language)) environment.print(line)
    return 1
  }
  environment.print(JSON.stringify(processes.flatMap(exportMachines), null, 2))
  return 0
}
