-- What happened: per activation, per step, and in words people read.

create table element_instances (
  key bigint constraint element_instances_pk primary key,
  tenant_id text constraint element_instances_tenant_given not null,
  instance_key bigint constraint element_instances_instance_given not null
    constraint element_instances_instance_fk references instances,
  activation integer constraint element_instances_activation_given not null,
  element_id text constraint element_instances_element_given not null,
  -- BPMN type as the engine names it, for example `bpmn:UserTask`.
  element_type text constraint element_instances_type_given not null,
  scope integer constraint element_instances_scope_given not null,
  state text constraint element_instances_state_given not null
    constraint element_instances_state_known check (state in ('active', 'completed', 'terminated')),
  process_definition_key bigint constraint element_instances_definition_given not null,
  process_id text constraint element_instances_process_given not null,
  started_at timestamptz constraint element_instances_started_at_given not null,
  ended_at timestamptz,
  constraint element_instances_activation_unique unique (instance_key, activation)
);
create index element_instances_by_definition on element_instances (process_definition_key, element_id, state);

-- Every engine record of one step, as the engine wrote it (engine/run/record.ts).
create table step_records (
  instance_key bigint constraint step_records_instance_given not null
    constraint step_records_instance_fk references instances,
  version integer constraint step_records_version_given not null,
  tenant_id text constraint step_records_tenant_given not null,
  at timestamptz constraint step_records_at_given not null,
  command text constraint step_records_command_given not null,
  actor text constraint step_records_actor_given not null,
  records jsonb constraint step_records_records_given not null,
  constraint step_records_pk primary key (instance_key, version)
);

-- What people read about a case: `kind` is worded by the screen.
create table timeline (
  key bigint constraint timeline_pk primary key,
  tenant_id text constraint timeline_tenant_given not null,
  instance_key bigint constraint timeline_instance_given not null
    constraint timeline_instance_fk references instances,
  at timestamptz constraint timeline_at_given not null,
  kind text constraint timeline_kind_given not null,
  element_id text,
  element_name text,
  actor text constraint timeline_actor_given not null,
  actor_name text constraint timeline_actor_name_given not null,
  data jsonb constraint timeline_data_given not null
);
create index timeline_by_instance on timeline (instance_key, key);
