-- Signals: who waits for which, broadcasts under way, and their way to every waiting instance.

create table signal_subscriptions (
  key bigint constraint signal_subscriptions_pk primary key,
  tenant_id text constraint signal_subscriptions_tenant_given not null,
  instance_key bigint constraint signal_subscriptions_instance_given not null
    constraint signal_subscriptions_instance_fk references instances,
  wait integer constraint signal_subscriptions_wait_given not null,
  element_id text constraint signal_subscriptions_element_given not null,
  signal_name text constraint signal_subscriptions_name_given not null,
  -- Database time: a broadcast reaches waits that were open when it was made, no later ones.
  opened_at timestamptz constraint signal_subscriptions_opened_at_given not null default now(),
  constraint signal_subscriptions_wait_unique unique (instance_key, wait)
);
create index signal_subscriptions_by_name on signal_subscriptions (tenant_id, signal_name, instance_key);

-- A broadcast until its last delivery; its variables are stored once for all receivers.
create table signals (
  key bigint constraint signals_pk primary key,
  tenant_id text constraint signals_tenant_given not null,
  signal_name text constraint signals_name_given not null,
  variables jsonb constraint signals_variables_given not null,
  -- The instance that sent it: the engine delivered the signal there in the same step.
  sender_key bigint,
  -- Waiting instances up to this key have their delivery row.
  reached bigint constraint signals_reached_given not null default 0,
  -- Every delivery row is written, those of start events too.
  spread boolean constraint signals_spread_given not null default false,
  broadcast_at timestamptz constraint signals_broadcast_at_given not null default now()
);

alter table outbox drop constraint outbox_kind_known;
alter table outbox add constraint outbox_kind_known check (kind in ('start-call', 'complete-call', 'fail-call',
  'cancel-call', 'escalate-call', 'publish-message', 'broadcast-signal', 'deliver-signal', 'start-by-signal'));
alter table outbox add column signal_key bigint constraint outbox_signal_fk references signals;
create index outbox_by_signal on outbox (signal_key) where signal_key is not null;
-- An escalation reaches the caller before the end of the call.
create index outbox_escalations on outbox ((payload->>'parentKey'), (payload->>'wait')) where kind = 'escalate-call';

alter table start_subscriptions drop constraint start_subscriptions_kind_known;
alter table start_subscriptions add constraint start_subscriptions_kind_known
  check (kind in ('message', 'timer', 'signal', 'conditional'));
alter table start_subscriptions add column signal_name text;
-- Which trigger of a start event that has several.
alter table start_subscriptions add column definition integer
  constraint start_subscriptions_definition_number_given not null default 0;
alter table start_subscriptions drop constraint start_subscriptions_unique;
alter table start_subscriptions add constraint start_subscriptions_unique
  unique (process_definition_key, element_id, definition);
create index start_subscriptions_by_signal on start_subscriptions (signal_name) where kind = 'signal';
create index start_subscriptions_conditional on start_subscriptions (process_id) where kind = 'conditional';

do $$
declare name text;
begin
  foreach name in array array['signal_subscriptions', 'signals']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))
         with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))',
      name || '_tenant', name);
  end loop;
end $$;
