import { type CompiledDecision, compileDecision, parseDmnFiles } from '../../engine/dmn/index.ts'
import type { Transaction } from '../database/port.ts'

/** Compiles a deployed decision together with the files of its deployment, which its own may import. */
export async function readDecision(
  tx: Transaction,
  requirementsKey: string,
  decisionId: string,
): Promise<CompiledDecision> {
  const files = await tx<{ dmn: string }>`
    select other.dmn
    from decision_requirements own join decision_requirements other on other.deployment_key = own.deployment_key
    where own.key = ${requirementsKey}
    order by other.key = own.key desc, other.key`
  const [own] = await parseDmnFiles(files.map(({ dmn }) => dmn))
  const decision = own?.model && compileDecision(own.model, decisionId)
  if (decision === undefined) throw new Error(`Decision '${decisionId}' was deployed but cannot be read.`)
  return decision
}
