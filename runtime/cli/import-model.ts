import { readFileSync, statSync } from 'node:fs'
import { layoutBpmn, parseBpmn } from '../../engine/index.ts'
import { RuntimeError } from '../errors.ts'
import { checkContent } from '../procedures/check-content.ts'
import { createProcedure } from '../procedures/create.ts'
import { systemContext } from '../system-context.ts'
import type { CliEnvironment } from './environment.ts'
import { findingLines } from './print-findings.ts'
import { withDatabase } from './with-database.ts'

/** Authority whose designers find an imported draft. */
const designTenant = 'senat'
const largestFile = 2 * 1024 * 1024

/** `import FILE`: stores the file as a draft. With `check` it only prints. Answers the exit code. */
export async function importModel(
  path: string,
  check: boolean,
  environment: CliEnvironment,
): Promise<number> {
  const bpmn = readModel(path)
  if (check) return checkModelFile(bpmn, environment)
  return withDatabase(environment, async (deps) => {
    const draft = await createProcedure(systemContext(deps, designTenant, 'cli'), { bpmn }).catch(
      (error: unknown) => {
        const findings = error instanceof RuntimeError ? findingsOf(error) : []
        if (findings.length > 0) print(environment, findings)
        throw error
      },
    )
    print(environment, draft.findings)
    environment.print(`Stored as draft of '${draft.processId}' (${draft.name}). Open it in the designer.`)
    return 0
  })
}

async function checkModelFile(bpmn: string, environment: CliEnvironment): Promise<number> {
  const { definitions, findings } = await parseBpmn(bpmn)
  const all = definitions
    ? await checkContent({ bpmn: await layoutBpmn(bpmn), decisions: {}, forms: {} })
    : findings
  print(environment, all)
  return all.some(({ severity }) => severity === 'error') ? 1 : 0
}

type Findings = Parameters<typeof findingLines>[0]

function print(environment: CliEnvironment, findings: Findings): void {
  for (const line of findingLines(findings, environment.language)) environment.print(line)
}

/** The verb puts what is wrong with a refused file into the error's details. */
function findingsOf(error: RuntimeError): Findings {
  const { findings } = error.details
  return Array.isArray(findings) ? (findings as Findings) : []
}

function readModel(path: string): string {
  try {
    const { size } = statSync(path)
    if (size > largestFile) throw new Error(`it has ${size} bytes, more than 2 MB`)
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`Expected a BPMN file at '${path}', but it cannot be read: ${reason}`, { cause: error })
  }
}
