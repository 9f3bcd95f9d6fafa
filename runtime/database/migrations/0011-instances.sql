-- Running and ended instances, and the cases (file numbers) people know them by.

create table instances (
  key bigint constraint instances_pk primary key,
  tenant_id text constraint instances_tenant_given not null,
  process_definition_key bigint constraint instances_definition_given not null
    constraint instances_definition_fk references process_definitions,
  process_id text constraint instances_process_given not null,
  process_version integer constraint instances_process_version_given not null,
  state text constraint instances_state_given not null
    constraint instances_state_known check (state in ('active', 'completed', 'canceled')),
  -- Step number: one writer per instance under its row lock; a lost update would show here.
  version integer constraint instances_version_given not null,
  -- The engine's instance document; emptied of scopes when the instance ends.
  data jsonb constraint instances_data_given not null,
  -- Root variables of an ended instance.
  variables jsonb,
  incidents integer constraint instances_incidents_given not null default 0,
  root_key bigint constraint instances_root_given not null,
  parent_key bigint,
  parent_wait integer,
  business_id text,
  started_by text constraint instances_started_by_given not null,
  started_at timestamptz constraint instances_started_at_given not null,
  ended_at timestamptz,
  constraint instances_called_once unique (parent_key, parent_wait)
);
create unique index instances_business_id_unique on instances (tenant_id, process_id, business_id)
  where business_id is not null and state = 'active';
create index instances_by_process on instances (tenant_id, process_id, started_at);
create index instances_by_definition on instances (process_definition_key, state);

create table cases (
  instance_key bigint constraint cases_pk primary key
    constraint cases_instance_fk references instances,
  tenant_id text constraint cases_tenant_given not null,
  file_number text constraint cases_file_number_given not null,
  procedure_id text constraint cases_procedure_given not null,
  procedure_name text constraint cases_procedure_name_given not null,
  process_definition_key bigint constraint cases_definition_given not null,
  process_version integer constraint cases_process_version_given not null,
  subject text,
  birth_date date,
  received_at timestamptz constraint cases_received_at_given not null,
  due_at timestamptz,
  -- Stage id of `lz:stages`; its words are in the model.
  stage text,
  state text constraint cases_state_given not null
    constraint cases_state_known check (state in ('open', 'finished', 'canceled')),
  created_at timestamptz constraint cases_created_at_given not null,
  ended_at timestamptz,
  constraint cases_file_number_unique unique (tenant_id, file_number)
);
create index cases_by_procedure on cases (tenant_id, procedure_id, state, received_at);

create table case_counters (
  tenant_id text constraint case_counters_tenant_given not null,
  prefix text constraint case_counters_prefix_given not null,
  year integer constraint case_counters_year_given not null,
  last integer constraint case_counters_last_given not null,
  constraint case_counters_pk primary key (tenant_id, prefix, year)
);
