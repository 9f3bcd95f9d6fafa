import type { Transaction } from '../database/port.ts'

export interface Deployment {
  readonly key: string
  readonly tenantId: string
  /** No later deployment of this tenant replaced any of its parts. */
  readonly isNewest: boolean
  readonly processes: readonly {
    readonly key: string
    readonly processId: string
    readonly version: number
    readonly resourceName: string
  }[]
  readonly decisions: readonly {
    readonly key: string
    readonly decisionId: string
    readonly version: number
    readonly name: string
    readonly requirementsId: string
    readonly requirementsKey: string
  }[]
  readonly requirements: readonly {
    readonly key: string
    readonly requirementsId: string
    readonly name: string
    readonly version: number
    readonly resourceName: string
  }[]
  readonly forms: readonly {
    readonly key: string
    readonly formId: string
    readonly version: number
    readonly resourceName: string
  }[]
}

/** A deployment of this tenant with its parts, by key or (the newest) by checksum. */
export async function findDeployment(
  tx: Transaction,
  by: { readonly key?: string; readonly checksum?: string },
): Promise<Deployment | undefined> {
  const [row] = await tx<{ key: string; tenant_id: string }>`
    select key, tenant_id from deployments
    where tenant_id = ${tx.tenant} and (key = ${by.key ?? null} or checksum = ${by.checksum ?? null})
    order by key desc limit 1`
  if (row === undefined) return undefined
  const [replaced] = await tx<{ yes: boolean }>`
    select exists (
      select from process_definitions p join process_definitions later
        on later.tenant_id = p.tenant_id and later.process_id = p.process_id and later.version > p.version
      where p.deployment_key = ${row.key}
      union all
      select from decision_requirements r join decision_requirements later
        on later.tenant_id = r.tenant_id and later.requirements_id = r.requirements_id and later.version > r.version
      where r.deployment_key = ${row.key}
      union all
      select from form_definitions f join form_definitions later
        on later.tenant_id = f.tenant_id and later.form_id = f.form_id and later.version > f.version
      where f.deployment_key = ${row.key}
    ) as yes`
  return {
    key: row.key,
    tenantId: row.tenant_id,
    isNewest: replaced?.yes !== true,
    processes: await tx<Deployment['processes'][number]>`
      select key, process_id as "processId", version, resource_name as "resourceName"
      from process_definitions where deployment_key = ${row.key} order by key`,
    decisions: await tx<Deployment['decisions'][number]>`
      select d.key, d.decision_id as "decisionId", d.version, d.name,
        r.requirements_id as "requirementsId", r.key as "requirementsKey"
      from decision_definitions d join decision_requirements r on r.key = d.requirements_key
      where d.deployment_key = ${row.key} order by d.key`,
    requirements: await tx<Deployment['requirements'][number]>`
      select key, requirements_id as "requirementsId", name, version, resource_name as "resourceName"
      from decision_requirements where deployment_key = ${row.key} order by key`,
    forms: await tx<Deployment['forms'][number]>`
      select key, form_id as "formId", version, resource_name as "resourceName"
      from form_definitions where deployment_key = ${row.key} order by key`,
  }
}
