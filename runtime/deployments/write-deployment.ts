import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import type { ReadResources } from './read-resources.ts'
import { writeStartSubscriptions } from './write-start-subscriptions.ts'

/** Stores the read files as new versions and replaces what starts instances. Answers the deployment's key. */
export async function writeDeployment(
  tx: Transaction,
  context: Context,
  read: ReadResources,
  options: { readonly checksum: string; readonly shared: boolean },
): Promise<string> {
  const { shared, checksum } = options
  const { username } = context.actor
  const at = context.now()
  const { one } = context.engine.keys
  const deployment = await one()
  await tx`
    insert into deployments (key, tenant_id, shared, checksum, deployed_by, deployed_at)
    values (${deployment}, ${tx.tenant}, ${shared}, ${checksum}, ${username}, ${at})`
  for (const { resource, model } of read.tables) {
    const requirements = await one()
    await tx`
      insert into decision_requirements (key, tenant_id, shared, deployment_key, requirements_id, name, version,
        resource_name, dmn)
      select ${requirements}, ${tx.tenant}, ${shared}, ${deployment}, ${model.id}, ${model.name},
        coalesce(max(version), 0) + 1, ${resource.name}, ${resource.content}
      from decision_requirements where tenant_id = ${tx.tenant} and requirements_id = ${model.id}`
    for (const decision of model.decisions.values()) {
      await tx`
        insert into decision_definitions (key, tenant_id, shared, deployment_key, requirements_key, decision_id,
          name, version)
        select ${await one()}, ${tx.tenant}, ${shared}, ${deployment}, ${requirements}, ${decision.id},
          ${decision.name}, coalesce(max(version), 0) + 1
        from decision_definitions where tenant_id = ${tx.tenant} and decision_id = ${decision.id}`
    }
  }
  for (const { resource, form } of read.forms) {
    await tx`
      insert into form_definitions (key, tenant_id, shared, deployment_key, form_id, version, resource_name, content)
      select ${await one()}, ${tx.tenant}, ${shared}, ${deployment}, ${form.id}, coalesce(max(version), 0) + 1,
        ${resource.name}, ${JSON.stringify(form)}::jsonb
      from form_definitions where tenant_id = ${tx.tenant} and form_id = ${form.id}`
  }
  for (const { resource, process } of read.processes) {
    const key = await one()
    const startForm = process.case?.startForm ?? process.starts.find((start) => start.formId)?.formId
    await tx`
      insert into process_definitions (key, tenant_id, shared, deployment_key, process_id, version, version_tag,
        name, resource_name, bpmn, start_form_id, deployed_by, deployed_at)
      select ${key}, ${tx.tenant}, ${shared}, ${deployment}, ${process.id}, coalesce(max(version), 0) + 1,
        ${process.versionTag ?? null}, ${process.name ?? null}, ${resource.name}, ${resource.content},
        ${startForm ?? null}, ${username}, ${at}
      from process_definitions where tenant_id = ${tx.tenant} and process_id = ${process.id}`
    await writeStartSubscriptions(tx, context, { key, process, shared })
  }
  return deployment
}
