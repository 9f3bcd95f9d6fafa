import { type CompiledDecision, evaluateDecision } from '../../engine/dmn/index.ts'
import { compileProcess, parseBpmn } from '../../engine/index.ts'
import type { FormDocument } from '../../forms/document.ts'
import type { Transaction } from '../database/port.ts'
import { readDecision } from '../decisions/read-decision.ts'
import type { Definition, DeployedForm } from './definition.ts'

interface DefinitionRow {
  readonly key: string
  readonly tenant_id: string
  readonly deployment_key: string
  readonly process_id: string
  readonly version: number
  readonly name: string | null
  readonly bpmn: string
}

/** Reads and compiles one definition with every table and form its model names. */
export async function loadDefinition(tx: Transaction, key: string): Promise<Definition | undefined> {
  const [row] = await tx<DefinitionRow>`
    select key, tenant_id, deployment_key, process_id, version, name, bpmn
    from process_definitions where key = ${key}`
  if (row === undefined) return undefined
  const { definitions } = await parseBpmn(row.bpmn)
  const process = definitions && compileProcess(definitions, row.process_id).process
  if (process === undefined) {
    throw new Error(`Process definition ${key} was deployed but does not compile.`)
  }
  const decisions = await loadDecisions(tx, row.deployment_key, process.calledDecisions)
  const forms = await loadForms(tx, row.deployment_key, formIdsOf(process))
  return {
    key: row.key,
    tenantId: row.tenant_id,
    deploymentKey: row.deployment_key,
    processId: row.process_id,
    version: row.version,
    name: row.name ?? row.process_id,
    process,
    forms,
    decide(decisionId, variables, now) {
      const decision = decisions.get(decisionId)
      if (decision !== undefined) return evaluateDecision(decision, variables, { now })
      return {
        ok: false,
        message: `Expected a deployed decision '${decisionId}', but found none. Deploy its table with the process.`,
      }
    },
  }
}

function formIdsOf(process: { formIds: readonly string[]; case?: { startForm?: string } }): string[] {
  const startForm = process.case?.startForm
  return [...new Set([...process.formIds, ...(startForm === undefined ? [] : [startForm])])]
}

async function loadDecisions(
  tx: Transaction,
  deploymentKey: string,
  ids: readonly string[],
): Promise<Map<string, CompiledDecision>> {
  const decisions = new Map<string, CompiledDecision>()
  if (ids.length === 0) return decisions
  const rows = await tx<{ decision_id: string; requirements_key: string }>`
    select distinct on (d.decision_id) d.decision_id, d.requirements_key
    from decision_definitions d
    where d.decision_id = any(${ids}::text[])
    order by d.decision_id, (d.deployment_key = ${deploymentKey}) desc,
      (d.tenant_id = current_setting('app.tenant')) desc, d.version desc`
  for (const row of rows) {
    decisions.set(row.decision_id, await readDecision(tx, row.requirements_key, row.decision_id))
  }
  return decisions
}

async function loadForms(
  tx: Transaction,
  deploymentKey: string,
  ids: readonly string[],
): Promise<Map<string, DeployedForm>> {
  if (ids.length === 0) return new Map()
  const rows = await tx<{ key: string; form_id: string; version: number; content: FormDocument }>`
    select distinct on (form_id) key, form_id, version, content
    from form_definitions
    where form_id = any(${ids}::text[])
    order by form_id, (deployment_key = ${deploymentKey}) desc,
      (tenant_id = current_setting('app.tenant')) desc, version desc`
  return new Map(
    rows.map((row) => [row.form_id, { key: row.key, version: row.version, document: row.content }]),
  )
}
