-- Deployed models. A row of a tenant marked `shared` (the ministry's) is readable by every tenant.

create sequence engine_keys as bigint increment by 1000 start with 100000;

create table deployments (
  key bigint constraint deployments_pk primary key,
  tenant_id text constraint deployments_tenant_given not null,
  shared boolean constraint deployments_shared_given not null,
  checksum text constraint deployments_checksum_given not null,
  deployed_by text constraint deployments_deployed_by_given not null,
  deployed_at timestamptz constraint deployments_deployed_at_given not null
);

create table process_definitions (
  key bigint constraint process_definitions_pk primary key,
  tenant_id text constraint process_definitions_tenant_given not null,
  shared boolean constraint process_definitions_shared_given not null,
  deployment_key bigint constraint process_definitions_deployment_given not null
    constraint process_definitions_deployment_fk references deployments,
  process_id text constraint process_definitions_process_id_given not null,
  version integer constraint process_definitions_version_given not null,
  version_tag text,
  name text,
  resource_name text constraint process_definitions_resource_given not null,
  bpmn text constraint process_definitions_bpmn_given not null,
  start_form_id text,
  deployed_by text constraint process_definitions_deployed_by_given not null,
  deployed_at timestamptz constraint process_definitions_deployed_at_given not null,
  constraint process_definitions_version_unique unique (tenant_id, process_id, version)
);
create index process_definitions_by_deployment on process_definitions (deployment_key);
create index process_definitions_by_process on process_definitions (process_id, version desc);

create table decision_requirements (
  key bigint constraint decision_requirements_pk primary key,
  tenant_id text constraint decision_requirements_tenant_given not null,
  shared boolean constraint decision_requirements_shared_given not null,
  deployment_key bigint constraint decision_requirements_deployment_given not null
    constraint decision_requirements_deployment_fk references deployments,
  requirements_id text constraint decision_requirements_id_given not null,
  name text constraint decision_requirements_name_given not null,
  version integer constraint decision_requirements_version_given not null,
  resource_name text constraint decision_requirements_resource_given not null,
  dmn text constraint decision_requirements_dmn_given not null,
  constraint decision_requirements_version_unique unique (tenant_id, requirements_id, version)
);

create table decision_definitions (
  key bigint constraint decision_definitions_pk primary key,
  tenant_id text constraint decision_definitions_tenant_given not null,
  shared boolean constraint decision_definitions_shared_given not null,
  deployment_key bigint constraint decision_definitions_deployment_given not null
    constraint decision_definitions_deployment_fk references deployments,
  requirements_key bigint constraint decision_definitions_requirements_given not null
    constraint decision_definitions_requirements_fk references decision_requirements,
  decision_id text constraint decision_definitions_decision_id_given not null,
  name text constraint decision_definitions_name_given not null,
  version integer constraint decision_definitions_version_given not null,
  constraint decision_definitions_version_unique unique (tenant_id, decision_id, version)
);
create index decision_definitions_by_decision on decision_definitions (decision_id, version desc);

create table form_definitions (
  key bigint constraint form_definitions_pk primary key,
  tenant_id text constraint form_definitions_tenant_given not null,
  shared boolean constraint form_definitions_shared_given not null,
  deployment_key bigint constraint form_definitions_deployment_given not null
    constraint form_definitions_deployment_fk references deployments,
  form_id text constraint form_definitions_form_id_given not null,
  version integer constraint form_definitions_version_given not null,
  resource_name text constraint form_definitions_resource_given not null,
  content jsonb constraint form_definitions_content_given not null,
  constraint form_definitions_version_unique unique (tenant_id, form_id, version)
);
create index form_definitions_by_form on form_definitions (form_id, version desc);

-- What starts instances of the newest version: message and timer start events.
create table start_subscriptions (
  key bigint constraint start_subscriptions_pk primary key,
  tenant_id text constraint start_subscriptions_tenant_given not null,
  shared boolean constraint start_subscriptions_shared_given not null,
  process_definition_key bigint constraint start_subscriptions_definition_given not null
    constraint start_subscriptions_definition_fk references process_definitions,
  process_id text constraint start_subscriptions_process_given not null,
  element_id text constraint start_subscriptions_element_given not null,
  kind text constraint start_subscriptions_kind_given not null
    constraint start_subscriptions_kind_known check (kind in ('message', 'timer')),
  message_name text,
  due_at timestamptz,
  -- Remaining starts of a timer cycle; -1 is endless.
  repeats integer,
  -- The timer's value as modelled (ISO 8601 cycle), to compute the next due moment.
  cycle text,
  constraint start_subscriptions_unique unique (process_definition_key, element_id)
);
create index start_subscriptions_by_message on start_subscriptions (message_name) where kind = 'message';
create index start_subscriptions_due on start_subscriptions (due_at) where kind = 'timer';

do $$
declare name text;
begin
  foreach name in array array['deployments', 'process_definitions', 'decision_requirements',
    'decision_definitions', 'form_definitions', 'start_subscriptions']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))
         with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))',
      name || '_tenant', name);
    execute format(
      'create policy %I on %I for select using (shared and nullif(current_setting(''app.tenant'', true), '''') is not null)',
      name || '_shared', name);
  end loop;
end $$;
