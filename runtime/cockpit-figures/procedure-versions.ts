import type { Context } from '../context.ts'

export interface ProcedureVersion {
  readonly version: number
  readonly versionTag: string | null
  readonly processDefinitionKey: string
}

/** Published versions of a procedure the actor's tenant may read, newest first. */
export async function loadProcedureVersions(
  context: Context,
  processId: string,
): Promise<{ name: string; versions: ProcedureVersion[] }> {
  const rows = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<{ key: string; version: number; version_tag: string | null; name: string | null }>`
      select key, version, version_tag, name from process_definitions
      where process_id = ${processId} order by version desc`,
  )
  return {
    name: rows[0]?.name ?? processId,
    versions: rows.map((row) => ({
      version: row.version,
      versionTag: row.version_tag,
      processDefinitionKey: row.key,
    })),
  }
}
