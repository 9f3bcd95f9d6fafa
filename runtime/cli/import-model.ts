import { importCamunda7, layoutBpmn, parseBpmn } from '../../engine/index.ts'
import { RuntimeError } from '../errors.ts'
import { checkContent } from '../procedures/check-content.ts'
import { createProcedure } from '../procedures/create.ts'
import { systemContext } from '../system-context.ts'
import type { CliEnvironment } from './environment.ts'
import { findingLines } from './print-findings.ts'
import { readModel } from './read-model.ts'
import { withDatabase } from './with-database.ts'

/** Authority whose designers find an imported draft. */
const designTenant = 'senat'

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

async function checkModelFile(file: string, environment: CliEnvironment): Promise<number> {
  const { xml: bpmn, findings: imported } = await importCamunda7(file)
  const { definitions, findings } = await parseBpmn(bpmn)
  const all = definitions
    ? [...imported, ...(await checkContent({ bpmn: await layoutBpmn(bpmn), decisions: {}, forms: {} }))]
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
