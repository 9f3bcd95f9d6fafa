-- What clerks write down about a case. Only added, never changed: a file note is part of the record.
create table case_notes (
  id bigint generated always as identity constraint case_notes_pk primary key,
  tenant_id text constraint case_notes_tenant_given not null,
  instance_key bigint constraint case_notes_instance_given not null
    constraint case_notes_instance_fk references instances,
  text text constraint case_notes_text_given not null
    constraint case_notes_text_length check (length(text) between 1 and 4000),
  author text constraint case_notes_author_given not null,
  author_name text constraint case_notes_author_name_given not null,
  at timestamptz constraint case_notes_at_given not null
);
create index case_notes_by_instance on case_notes (instance_key, id desc);

revoke update, delete on case_notes from laufzettel_app;

alter table case_notes enable row level security;
alter table case_notes force row level security;
create policy case_notes_tenant on case_notes
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));
