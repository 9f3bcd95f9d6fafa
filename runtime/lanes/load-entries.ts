import { type StoredInstance, upgradeInstance } from '../../engine/index.ts'
import type { Transaction } from '../database/port.ts'
import type { DefinitionCache } from '../definitions/definition-cache.ts'
import type { BatchEntry } from './batch-entry.ts'
import type { Target } from './work.ts'

interface InstanceRow {
  readonly key: string
  readonly process_definition_key: string
  readonly version: number
  readonly data: StoredInstance
  readonly root_key: string
  readonly parent_key: string | null
  readonly parent_wait: number | null
  readonly business_id: string | null
  readonly started_by: string
  readonly started_at: string
}

/** Locks the instances the targets belong to, in key order so that two lanes cannot wait for each other. */
export async function loadEntries(
  tx: Transaction,
  cache: DefinitionCache,
  targets: readonly Target[],
): Promise<Map<string, BatchEntry>> {
  const keysOf = (type: Target['type']) =>
    targets.filter((item) => item.type === type).map((item) => item.key)
  const rows = await tx<InstanceRow>`
    select i.key, i.process_definition_key, i.version, i.data, i.root_key, i.parent_key, i.parent_wait,
      i.business_id, i.started_by, i.started_at
    from instances i
    where i.key in (
      select unnest(${keysOf('instance')}::bigint[])
      union all select instance_key from user_tasks where key = any(${keysOf('task')}::bigint[])
      union all select instance_key from jobs where key = any(${keysOf('job')}::bigint[])
      union all select instance_key from timers where key = any(${keysOf('timer')}::bigint[])
      union all select instance_key from message_subscriptions where key = any(${keysOf('subscription')}::bigint[])
      union all select instance_key from ad_hoc_sub_processes where key = any(${keysOf('adHoc')}::bigint[])
      union all select instance_key from incidents where key = any(${keysOf('incident')}::bigint[])
    )
    order by i.key
    for no key update`
  const entries = new Map<string, BatchEntry>()
  for (const row of rows) {
    entries.set(row.key, {
      key: row.key,
      definition: await cache.get(tx, row.process_definition_key),
      isNew: false,
      rootKey: row.root_key,
      parentKey: row.parent_key,
      parentWait: row.parent_wait,
      businessId: row.business_id,
      callNumber: null,
      startedBy: row.started_by,
      startedAt: row.started_at,
      fileNumber: null,
      startVariables: {},
      data: upgradeInstance(row.data),
      version: row.version,
      outputs: [],
      closedWaits: new Set(),
    })
  }
  return entries
}
