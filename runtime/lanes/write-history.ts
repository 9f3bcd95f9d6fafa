import type { Transaction } from '../database/port.ts'

export const insertElements = (tx: Transaction, json: string) => tx`
  insert into element_instances (key, tenant_id, instance_key, activation, element_id, element_type, scope, state,
    process_definition_key, process_id, started_at, ended_at)
  select key, ${tx.tenant}, instance_key, activation, element_id, element_type, scope, state,
    process_definition_key, process_id, started_at, ended_at
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, instance_key bigint, activation integer,
    element_id text, element_type text, scope integer, state text, process_definition_key bigint,
    process_id text, started_at timestamptz, ended_at timestamptz)`

export const endElements = (tx: Transaction, json: string) => tx`
  update element_instances e
  set state = r.state, ended_at = r.ended_at
  from jsonb_to_recordset(${json}::jsonb) as r(instance_key bigint, activation integer, state text,
    ended_at timestamptz)
  where e.instance_key = r.instance_key and e.activation = r.activation`

export const insertSteps = (tx: Transaction, json: string) => tx`
  insert into step_records (instance_key, version, tenant_id, at, command, actor, records)
  select instance_key, version, ${tx.tenant}, at, command, actor, records
  from jsonb_to_recordset(${json}::jsonb) as r(instance_key bigint, version integer, at timestamptz,
    command text, actor text, records jsonb)`

export const insertTimeline = (tx: Transaction, json: string) => tx`
  insert into timeline (key, tenant_id, instance_key, at, kind, element_id, element_name, actor, actor_name, data)
  select key, ${tx.tenant}, instance_key, at, kind, element_id, element_name, actor, actor_name, data
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, instance_key bigint, at timestamptz, kind text,
    element_id text, element_name text, actor text, actor_name text, data jsonb)`

/** The node that wrote an effect carries it out right after; the others may take it over five seconds later. */
export const insertOutbox = (tx: Transaction, json: string) => tx`
  insert into outbox (key, tenant_id, kind, unique_key, payload, signal_key, available_at)
  select key, ${tx.tenant}, kind, unique_key, payload, signal_key, now() + interval '5 seconds'
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, kind text, unique_key text, payload jsonb, signal_key bigint)
  on conflict on constraint outbox_effect_unique do nothing`
