import type { Transaction } from '../database/port.ts'

export const insertAdHocs = (tx: Transaction, json: string) => tx`
  insert into ad_hoc_sub_processes (key, tenant_id, instance_key, wait, element_id, steps)
  select key, ${tx.tenant}, instance_key, wait, element_id, steps
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, instance_key bigint, wait integer, element_id text,
    steps text[])`

export const deleteAdHocs = (tx: Transaction, json: string) => tx`
  delete from ad_hoc_sub_processes a
  using jsonb_to_recordset(${json}::jsonb) as r(instance_key bigint, wait integer)
  where a.instance_key = r.instance_key and a.wait = r.wait`
