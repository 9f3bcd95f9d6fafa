import type { Transaction } from '../database/port.ts'

export const insertInstances = (tx: Transaction, json: string) => tx`
  insert into instances (key, tenant_id, process_definition_key, process_id, process_version, state, version,
    data, variables, incidents, root_key, call_number, parent_key, parent_wait, business_id, started_by, started_at, ended_at)
  select key, ${tx.tenant}, process_definition_key, process_id, process_version, state, version,
    data, nullif(variables, 'null'), incidents, root_key, call_number,
    parent_key, parent_wait, business_id, started_by, started_at, ended_at
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, process_definition_key bigint, process_id text,
    process_version integer, state text, version integer, data jsonb, variables jsonb, incidents integer,
    root_key bigint, call_number integer, parent_key bigint, parent_wait integer, business_id text, started_by text,
    started_at timestamptz, ended_at timestamptz)`

export const updateInstances = (tx: Transaction, json: string) => tx`
  update instances i
  set state = r.state, version = r.version, data = r.data, variables = nullif(r.variables, 'null'),
    incidents = r.incidents, ended_at = r.ended_at
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, state text, version integer, data jsonb,
    variables jsonb, incidents integer, ended_at timestamptz)
  where i.key = r.key`

export const insertCases = (tx: Transaction, json: string) => tx`
  insert into cases (instance_key, tenant_id, file_number, procedure_id, procedure_name, process_definition_key,
    process_version, subject, birth_date, received_at, due_at, stage, state, created_at, ended_at)
  select instance_key, ${tx.tenant}, file_number, procedure_id, procedure_name, process_definition_key,
    process_version, subject, birth_date, received_at, due_at, stage, state, created_at, ended_at
  from jsonb_to_recordset(${json}::jsonb) as r(instance_key bigint, file_number text, procedure_id text,
    procedure_name text, process_definition_key bigint, process_version integer, subject text, birth_date date,
    received_at timestamptz, due_at timestamptz, stage text, state text, created_at timestamptz,
    ended_at timestamptz)`

export const updateCases = (tx: Transaction, json: string) => tx`
  update cases c
  set stage = coalesce(r.stage, c.stage), state = r.state, ended_at = r.ended_at,
    subject = case when r.has_facts then coalesce(r.subject, c.subject) else c.subject end,
    birth_date = case when r.has_facts then coalesce(r.birth_date, c.birth_date) else c.birth_date end,
    received_at = case when r.has_facts then coalesce(r.received_at, c.received_at) else c.received_at end,
    due_at = case when r.has_facts then coalesce(r.due_at, c.due_at) else c.due_at end
  from jsonb_to_recordset(${json}::jsonb) as r(instance_key bigint, has_facts boolean, subject text,
    birth_date date, received_at timestamptz, due_at timestamptz, stage text, state text, ended_at timestamptz)
  where c.instance_key = r.instance_key`
