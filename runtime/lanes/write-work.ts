import type { Transaction } from '../database/port.ts'

export const insertTasks = (tx: Transaction, json: string) => tx`
  insert into user_tasks (key, tenant_id, instance_key, wait, element_id, element_instance_key, scope,
    process_definition_key, process_id, process_version, name, form_id, state, assignee, candidate_groups,
    candidate_users, excluded_elements, due_at, follow_up_at, priority, headers, variables, created_at,
    completed_at, completed_by, completed_by_name)
  select key, ${tx.tenant}, instance_key, wait, element_id, element_instance_key, scope,
    process_definition_key, process_id, process_version, name, form_id, state, assignee, candidate_groups,
    candidate_users, excluded_elements, due_at, follow_up_at, priority, headers, variables, created_at,
    completed_at, completed_by, completed_by_name
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, instance_key bigint, wait integer, element_id text,
    element_instance_key bigint, scope integer, process_definition_key bigint, process_id text,
    process_version integer, name text, form_id text, state text, assignee text, candidate_groups text[],
    candidate_users text[], excluded_elements text[], due_at timestamptz, follow_up_at timestamptz,
    priority integer, headers jsonb, variables jsonb, created_at timestamptz, completed_at timestamptz,
    completed_by text, completed_by_name text)`

/** A closed task keeps no draft. */
export const closeTasks = (tx: Transaction, json: string) => tx`
  with closed as (
    update user_tasks t
    set state = r.state, completed_at = r.completed_at, completed_by = r.completed_by,
      completed_by_name = r.completed_by_name, rev = t.rev + 1
    from jsonb_to_recordset(${json}::jsonb) as r(instance_key bigint, wait integer, state text,
      completed_at timestamptz, completed_by text, completed_by_name text)
    where t.instance_key = r.instance_key and t.wait = r.wait
    returning t.key
  )
  delete from task_drafts d using closed where d.task_key = closed.key`

export const insertJobs = (tx: Transaction, json: string) => tx`
  insert into jobs (key, tenant_id, instance_key, wait, element_id, element_instance_key, scope,
    process_definition_key, process_id, process_version, job_type, state, retries, headers, variables,
    available_at, created_at, updated_at, ended_at)
  select key, ${tx.tenant}, instance_key, wait, element_id, element_instance_key, scope,
    process_definition_key, process_id, process_version, job_type, state, retries, headers, variables,
    now(), created_at, created_at, ended_at
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, instance_key bigint, wait integer, element_id text,
    element_instance_key bigint, scope integer, process_definition_key bigint, process_id text,
    process_version integer, job_type text, state text, retries integer, headers jsonb, variables jsonb,
    created_at timestamptz, ended_at timestamptz)`

export const closeJobs = (tx: Transaction, json: string) => tx`
  update jobs j
  set state = r.state, ended_at = r.ended_at, updated_at = r.updated_at, leased_until = null,
    error_code = coalesce(r.error_code, j.error_code), error_message = coalesce(r.error_message, j.error_message),
    retries = coalesce(r.retries, j.retries)
  from jsonb_to_recordset(${json}::jsonb) as r(instance_key bigint, wait integer, state text, retries integer,
    ended_at timestamptz, updated_at timestamptz, error_code text, error_message text)
  where j.instance_key = r.instance_key and j.wait = r.wait`

export const insertTimers = (tx: Transaction, json: string) => tx`
  insert into timers (key, tenant_id, instance_key, wait, element_id, due_at)
  select key, ${tx.tenant}, instance_key, wait, element_id, due_at
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, instance_key bigint, wait integer, element_id text,
    due_at timestamptz)`

export const deleteTimers = (tx: Transaction, json: string) => tx`
  delete from timers t
  using jsonb_to_recordset(${json}::jsonb) as r(instance_key bigint, wait integer)
  where t.instance_key = r.instance_key and t.wait = r.wait`

export const insertSubscriptions = (tx: Transaction, json: string) => tx`
  insert into message_subscriptions (key, tenant_id, instance_key, process_id, wait, element_id, message_name,
    correlation_key)
  select key, ${tx.tenant}, instance_key, process_id, wait, element_id, message_name, correlation_key
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, instance_key bigint, process_id text, wait integer,
    element_id text, message_name text, correlation_key text)`

export const deleteSubscriptions = (tx: Transaction, json: string) => tx`
  delete from message_subscriptions s
  using jsonb_to_recordset(${json}::jsonb) as r(instance_key bigint, wait integer)
  where s.instance_key = r.instance_key and s.wait = r.wait`

export const insertIncidents = (tx: Transaction, json: string) => tx`
  insert into incidents (key, tenant_id, instance_key, incident, element_id, element_instance_key, job_key,
    process_definition_key, process_id, code, message, state, created_at, resolved_at, resolved_by)
  select r.key, ${tx.tenant}, r.instance_key, r.incident, r.element_id, r.element_instance_key, j.key,
    r.process_definition_key, r.process_id, r.code, r.message, r.state, r.created_at, r.resolved_at, r.resolved_by
  from jsonb_to_recordset(${json}::jsonb) as r(key bigint, instance_key bigint, incident integer,
    element_id text, element_instance_key bigint, wait integer, process_definition_key bigint,
    process_id text, code text, message text, state text, created_at timestamptz, resolved_at timestamptz,
    resolved_by text)
  left join jobs j on j.instance_key = r.instance_key and j.wait = r.wait`

/** A job whose attempts had run out gets one more. */
export const closeIncidents = (tx: Transaction, json: string) => tx`
  with closed as (
    update incidents i
    set state = r.state, resolved_at = r.resolved_at, resolved_by = r.resolved_by
    from jsonb_to_recordset(${json}::jsonb) as r(instance_key bigint, incident integer, state text,
      resolved_at timestamptz, resolved_by text)
    where i.instance_key = r.instance_key and i.incident = r.incident
    returning i.job_key
  )
  update jobs j set retries = greatest(j.retries, 1), state = 'created', available_at = now(), updated_at = now()
  from closed where j.key = closed.job_key and j.state = 'failed'`
