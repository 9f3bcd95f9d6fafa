-- Ad-hoc sub-processes whose steps people may start.

create table ad_hoc_sub_processes (
  -- The element instance's key: what the API names it by.
  key bigint constraint ad_hoc_sub_processes_pk primary key,
  tenant_id text constraint ad_hoc_sub_processes_tenant_given not null,
  instance_key bigint constraint ad_hoc_sub_processes_instance_given not null
    constraint ad_hoc_sub_processes_instance_fk references instances,
  wait integer constraint ad_hoc_sub_processes_wait_given not null,
  element_id text constraint ad_hoc_sub_processes_element_given not null,
  -- Ids of the activities that may be started.
  steps text[] constraint ad_hoc_sub_processes_steps_given not null,
  constraint ad_hoc_sub_processes_wait_unique unique (instance_key, wait)
);

alter table ad_hoc_sub_processes enable row level security;
alter table ad_hoc_sub_processes force row level security;
create policy ad_hoc_sub_processes_tenant on ad_hoc_sub_processes
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));
