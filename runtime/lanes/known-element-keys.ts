import type { Transaction } from '../database/port.ts'
import type { BatchEntry } from './batch-entry.ts'

/** Element keys of activations that began in an earlier batch and are named by an effect of this one. */
export async function knownElementKeys(
  tx: Transaction,
  entries: readonly BatchEntry[],
): Promise<Map<string, string>> {
  const wanted: { instance_key: string; activation: number }[] = []
  for (const entry of entries) {
    if (entry.isNew) continue
    const begun = new Set<number>()
    for (const output of entry.outputs) {
      for (const record of output.records) {
        if (record.type === 'elementActivated') begun.add(record.activation)
      }
      for (const effect of output.effects) {
        if ('activation' in effect && !begun.has(effect.activation)) {
          wanted.push({ instance_key: entry.key, activation: effect.activation })
        }
      }
    }
  }
  if (wanted.length === 0) return new Map()
  const rows = await tx<{ instance_key: string; activation: number; key: string }>`
    select e.instance_key, e.activation, e.key
    from element_instances e
    join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as r(instance_key bigint, activation integer)
      on e.instance_key = r.instance_key and e.activation = r.activation`
  return new Map(rows.map((row) => [`${row.instance_key} ${row.activation}`, row.key]))
}
