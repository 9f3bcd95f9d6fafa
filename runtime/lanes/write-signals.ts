import type { Transaction } from '../database/port.ts'

export const insertSignalWaits = (tx: Transaction, json: string) => tx`
  insert into signal_subscriptions (key, tenant_id, instance_key, wait, element_id, signal_name)
  select key, ${tx.tenant}, instance_key, wait, element_id, signal_name
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, instance_key bigint, wait integer, element_id text,
    signal_name text)`

export const deleteSignalWaits = (tx: Transaction, json: string) => tx`
  delete from signal_subscriptions s
  using jsonb_to_recordset(${json}::jsonb) as r(instance_key bigint, wait integer)
  where s.instance_key = r.instance_key and s.wait = r.wait`

export const insertSignals = (tx: Transaction, json: string) => tx`
  insert into signals (key, tenant_id, signal_name, variables, sender_key, depth)
  select key, ${tx.tenant}, signal_name, variables, sender_key, depth
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, signal_name text, variables jsonb, sender_key bigint,
    depth integer)`
