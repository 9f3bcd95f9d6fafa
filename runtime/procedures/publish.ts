import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { deploy } from '../deployments/deploy.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { auditProcedure } from './audit.ts'
import { checkContent, isError } from './check-content.ts'
import { type Draft, lockDraft, noDraft } from './draft.ts'
import { requireDraftCommand } from './draft-lifecycle.ts'
import { hintProcedure } from './hint.ts'
import { hasErrors } from './request-review.ts'

export interface Publication {
  readonly version: number
  readonly processDefinitionKey: string
}

/**
 * A second person deploys the reviewed draft as the next version; the draft is gone then. Refused to everyone
 * who wrote on the draft (four-eyes principle), while it is not in review, and when it has findings of severity error.
 */
export async function publishDraft(
  context: Context,
  input: { readonly processId: string; readonly comment: string },
): Promise<Publication> {
  const { actor, database } = context
  const { processId, comment } = input
  requirePermission(actor, 'procedure:publish')
  const { draft, writers } = await database.transaction({ tenant: actor.tenantId }, async (tx) => ({
    draft: await lockDraft(tx, processId),
    writers: await writersOf(tx, processId),
  }))
  if (draft === undefined) throw noDraft(processId)
  requireDraftCommand(draft, 'publish')
  if (draft.author === actor.username || writers.has(actor.username)) throw sameHand(actor.name)
  const findings = await checkContent(draft)
  if (findings.some(isError)) throw hasErrors(findings)
  const deployed = await deploy(context, { resources: resourcesOf(draft) })
  const definition = deployed.processes.find((process) => process.processId === processId)
  if (definition === undefined) throw new Error(`Deployment of '${processId}' answered without its process.`)
  const { version, key } = definition
  await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    await tx`delete from procedure_drafts where process_id = ${processId} and rev = ${draft.rev}`
    await tx`
      insert into procedure_publications (tenant_id, process_id, version, author, author_name, published_by,
        published_by_name, comment)
      values (${actor.tenantId}, ${processId}, ${version}, ${draft.author}, ${draft.authorName},
        ${actor.username}, ${actor.name}, ${comment || draft.comment || ''})
      on conflict on constraint procedure_publications_pk do nothing`
    await auditProcedure(context, tx, { processId, action: 'published', rev: draft.rev, version, comment })
  })
  hintProcedure(context, processId, 'published')
  return { version, processDefinitionKey: key }
}

const resourcesOf = (draft: Draft) => [
  { name: `${draft.processId}.bpmn`, content: draft.bpmn },
  ...Object.entries(draft.decisions).map(([name, content]) => ({ name, content })),
  ...Object.entries(draft.forms).map(([id, form]) => ({
    name: `${id}.form.json`,
    content: JSON.stringify(form),
  })),
]

/** Everyone who wrote on the present draft: since the last publication or discarding. */
async function writersOf(tx: Transaction, processId: string): Promise<ReadonlySet<string>> {
  const rows = await tx<{ actor: string }>`
    select distinct actor from procedure_audit
    where process_id = ${processId} and action in ('created', 'imported', 'saved') and id > coalesce((
      select max(id) from procedure_audit
      where process_id = ${processId} and action in ('published', 'discarded')), 0)`
  return new Set(rows.map(({ actor }) => actor))
}

const sameHand = (name: string): RuntimeError =>
  new RuntimeError(
    'forbidden',
    `Expected somebody to publish who has not written on this draft, but ${name} has. Ask a colleague (four-eyes principle).`,
  )
