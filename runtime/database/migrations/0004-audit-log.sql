-- Who did what to which object, and who read a case (§ 67 ff. SGB X). No content, only keys.
create table audit_log (
  id bigint generated always as identity constraint audit_log_pk primary key,
  tenant_id text not null,
  at timestamptz not null,
  actor_id text not null,
  action text not null,
  object text not null,
  request_id text not null,
  constraint audit_log_tenant_fk foreign key (tenant_id) references tenants (id),
  constraint audit_log_action_form check (action ~ '^[a-z-]+:[a-z-]+$')
);
create index audit_log_object on audit_log (tenant_id, object, at);

-- Written once, never changed: not by the service either.
revoke update, delete on audit_log from laufzettel_app;

alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy audit_log_tenant on audit_log
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));
