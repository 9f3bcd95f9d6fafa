-- What running instances wait for: tasks, jobs, timers, messages, incidents.

create table user_tasks (
  key bigint constraint user_tasks_pk primary key,
  tenant_id text constraint user_tasks_tenant_given not null,
  instance_key bigint constraint user_tasks_instance_given not null
    constraint user_tasks_instance_fk references instances,
  wait integer constraint user_tasks_wait_given not null,
  element_id text constraint user_tasks_element_given not null,
  element_instance_key bigint constraint user_tasks_element_instance_given not null,
  scope integer constraint user_tasks_scope_given not null,
  process_definition_key bigint constraint user_tasks_definition_given not null,
  process_id text constraint user_tasks_process_given not null,
  process_version integer constraint user_tasks_process_version_given not null,
  name text constraint user_tasks_name_given not null,
  form_id text,
  state text constraint user_tasks_state_given not null
    constraint user_tasks_state_known check (state in ('created', 'completed', 'canceled')),
  -- Username.
  assignee text,
  candidate_groups text[] constraint user_tasks_groups_given not null,
  candidate_users text[] constraint user_tasks_users_given not null,
  -- Element ids: whoever completed one of them in this instance may not complete this task.
  excluded_elements text[] constraint user_tasks_excluded_given not null,
  due_at timestamptz,
  follow_up_at timestamptz,
  priority integer constraint user_tasks_priority_given not null,
  headers jsonb constraint user_tasks_headers_given not null,
  -- Local input variables of the task.
  variables jsonb constraint user_tasks_variables_given not null,
  rev integer constraint user_tasks_rev_given not null default 1,
  created_at timestamptz constraint user_tasks_created_at_given not null,
  completed_at timestamptz,
  completed_by text,
  completed_by_name text,
  constraint user_tasks_wait_unique unique (instance_key, wait)
);
create index user_tasks_open_by_due on user_tasks (tenant_id, due_at, key) where state = 'created';
create index user_tasks_open_by_assignee on user_tasks (tenant_id, assignee, due_at) where state = 'created';
create index user_tasks_by_element on user_tasks (instance_key, element_id);

create table task_drafts (
  task_key bigint constraint task_drafts_pk primary key
    constraint task_drafts_task_fk references user_tasks,
  tenant_id text constraint task_drafts_tenant_given not null,
  data jsonb constraint task_drafts_data_given not null,
  rev integer constraint task_drafts_rev_given not null,
  saved_by text constraint task_drafts_saved_by_given not null,
  saved_at timestamptz constraint task_drafts_saved_at_given not null
);

create table jobs (
  key bigint constraint jobs_pk primary key,
  tenant_id text constraint jobs_tenant_given not null,
  instance_key bigint constraint jobs_instance_given not null
    constraint jobs_instance_fk references instances,
  wait integer constraint jobs_wait_given not null,
  element_id text constraint jobs_element_given not null,
  element_instance_key bigint constraint jobs_element_instance_given not null,
  scope integer constraint jobs_scope_given not null,
  process_definition_key bigint constraint jobs_definition_given not null,
  process_id text constraint jobs_process_given not null,
  process_version integer constraint jobs_process_version_given not null,
  job_type text constraint jobs_type_given not null,
  state text constraint jobs_state_given not null
    constraint jobs_state_known check (state in ('created', 'failed', 'completed', 'canceled', 'error-thrown')),
  retries integer constraint jobs_retries_given not null,
  headers jsonb constraint jobs_headers_given not null,
  variables jsonb constraint jobs_variables_given not null,
  -- Lease by database time; `fence` counts leases and is part of every completion by a leaseholder.
  worker text,
  leased_until timestamptz,
  fence integer constraint jobs_fence_given not null default 0,
  available_at timestamptz constraint jobs_available_at_given not null,
  error_code text,
  error_message text,
  created_at timestamptz constraint jobs_created_at_given not null,
  updated_at timestamptz constraint jobs_updated_at_given not null,
  ended_at timestamptz,
  constraint jobs_wait_unique unique (instance_key, wait)
);
create index jobs_open on jobs (tenant_id, job_type, available_at) where state in ('created', 'failed');

create table timers (
  key bigint constraint timers_pk primary key,
  tenant_id text constraint timers_tenant_given not null,
  instance_key bigint constraint timers_instance_given not null
    constraint timers_instance_fk references instances,
  wait integer constraint timers_wait_given not null,
  element_id text constraint timers_element_given not null,
  due_at timestamptz constraint timers_due_at_given not null,
  constraint timers_wait_unique unique (instance_key, wait)
);
create index timers_due on timers (due_at);

create table message_subscriptions (
  key bigint constraint message_subscriptions_pk primary key,
  tenant_id text constraint message_subscriptions_tenant_given not null,
  instance_key bigint constraint message_subscriptions_instance_given not null
    constraint message_subscriptions_instance_fk references instances,
  process_id text constraint message_subscriptions_process_given not null,
  wait integer constraint message_subscriptions_wait_given not null,
  element_id text constraint message_subscriptions_element_given not null,
  message_name text constraint message_subscriptions_name_given not null,
  -- '' is the key of a subscription without one.
  correlation_key text constraint message_subscriptions_correlation_given not null,
  constraint message_subscriptions_wait_unique unique (instance_key, wait)
);
create index message_subscriptions_by_name on message_subscriptions (tenant_id, message_name, correlation_key);

create table messages (
  key bigint constraint messages_pk primary key,
  tenant_id text constraint messages_tenant_given not null,
  message_name text constraint messages_name_given not null,
  correlation_key text constraint messages_correlation_given not null,
  message_id text,
  variables jsonb constraint messages_variables_given not null,
  -- Process ids that received it: a message reaches each process once.
  delivered_to text[] constraint messages_delivered_to_given not null,
  published_at timestamptz constraint messages_published_at_given not null,
  expires_at timestamptz constraint messages_expires_at_given not null
);
create unique index messages_id_unique on messages (tenant_id, message_name, correlation_key, message_id)
  where message_id is not null;
create index messages_by_name on messages (tenant_id, message_name, correlation_key, key);
create index messages_by_expiry on messages (expires_at);

create table incidents (
  key bigint constraint incidents_pk primary key,
  tenant_id text constraint incidents_tenant_given not null,
  instance_key bigint constraint incidents_instance_given not null
    constraint incidents_instance_fk references instances,
  incident integer constraint incidents_incident_given not null,
  element_id text constraint incidents_element_given not null,
  element_instance_key bigint constraint incidents_element_instance_given not null,
  job_key bigint,
  process_definition_key bigint constraint incidents_definition_given not null,
  process_id text constraint incidents_process_given not null,
  code text constraint incidents_code_given not null,
  message text constraint incidents_message_given not null,
  state text constraint incidents_state_given not null
    constraint incidents_state_known check (state in ('active', 'resolved')),
  created_at timestamptz constraint incidents_created_at_given not null,
  resolved_at timestamptz,
  resolved_by text,
  constraint incidents_number_unique unique (instance_key, incident)
);
create index incidents_active on incidents (tenant_id, created_at) where state = 'active';
