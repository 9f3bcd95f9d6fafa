import type { Transaction } from '../database/port.ts'

/** Which definition a start means: by key, or by process id with a version or the newest. */
export type ProcessReference =
  | { readonly key: string }
  | { readonly processId: string; readonly version?: number }

/** Keys of the referenced definitions this tenant may use, in order; its own before the shared ones. */
export async function findProcesses(
  tx: Transaction,
  references: readonly ProcessReference[],
): Promise<(string | undefined)[]> {
  if (references.length === 0) return []
  const wanted = references.map((reference, index) => ({
    index,
    key: 'key' in reference ? reference.key : null,
    process_id: 'key' in reference ? null : reference.processId,
    version: 'key' in reference ? null : (reference.version ?? null),
  }))
  const distinct = new Map(wanted.map((item) => [`${item.key} ${item.process_id} ${item.version}`, item]))
  const rows = await tx<{ index: number; key: string }>`
    select w.index, d.key
    from jsonb_to_recordset(${JSON.stringify([...distinct.values()])}::jsonb)
      as w(index integer, key bigint, process_id text, version integer)
    cross join lateral (
      select p.key from process_definitions p
      where p.key = w.key
        or (w.key is null and p.process_id = w.process_id and (w.version is null or p.version = w.version))
      order by (p.tenant_id = current_setting('app.tenant')) desc, p.version desc
      limit 1
    ) d`
  const keys = new Map(rows.map((row) => [row.index, row.key]))
  return wanted.map((item) => {
    const first = distinct.get(`${item.key} ${item.process_id} ${item.version}`)
    return first && keys.get(first.index)
  })
}
