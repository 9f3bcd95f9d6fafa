-- Effects on other instances, committed with the step that asked for them and carried out right after.

create table outbox (
  key bigint constraint outbox_pk primary key,
  tenant_id text constraint outbox_tenant_given not null,
  kind text constraint outbox_kind_given not null
    constraint outbox_kind_known check (kind in ('start-call', 'complete-call', 'cancel-call', 'publish-message')),
  -- Same effect, same key: carried out once.
  unique_key text constraint outbox_unique_key_given not null,
  payload jsonb constraint outbox_payload_given not null,
  attempts integer constraint outbox_attempts_given not null default 0,
  available_at timestamptz constraint outbox_available_at_given not null,
  last_error text,
  constraint outbox_effect_unique unique (tenant_id, unique_key)
);
create index outbox_due on outbox (available_at);

-- Idempotency keys of commands (draft-ietf-httpapi-idempotency-key-header): the same key, the same answer.
create table command_keys (
  tenant_id text constraint command_keys_tenant_given not null,
  command text constraint command_keys_command_given not null,
  key text constraint command_keys_key_given not null,
  request_hash text constraint command_keys_hash_given not null,
  result jsonb constraint command_keys_result_given not null,
  created_at timestamptz constraint command_keys_created_at_given not null,
  constraint command_keys_pk primary key (tenant_id, command, key)
);

do $$
declare name text;
begin
  foreach name in array array['instances', 'cases', 'case_counters', 'user_tasks', 'task_drafts', 'jobs',
    'timers', 'message_subscriptions', 'messages', 'incidents', 'element_instances', 'step_records',
    'timeline', 'outbox', 'command_keys']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))
         with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))',
      name || '_tenant', name);
  end loop;
end $$;

-- The engine role sees which work is due, over all tenants: keys and times only, nothing personal.
create policy timers_due_work on timers for select to laufzettel_engine using (true);
create policy outbox_due_work on outbox for select to laufzettel_engine using (true);
create policy messages_due_work on messages for select to laufzettel_engine using (true);
create policy jobs_due_work on jobs for select to laufzettel_engine using (true);
create policy start_subscriptions_due_work on start_subscriptions for select to laufzettel_engine using (true);
grant select (key, tenant_id, due_at) on timers to laufzettel_engine;
grant select (key, tenant_id, available_at) on outbox to laufzettel_engine;
grant select (key, tenant_id, expires_at) on messages to laufzettel_engine;
grant select (key, tenant_id, job_type, state, retries, available_at, leased_until) on jobs to laufzettel_engine;
grant select (key, tenant_id, kind, due_at) on start_subscriptions to laufzettel_engine;
