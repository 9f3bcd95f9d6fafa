-- Files of a case: the application as sent, letters, evidence. Applicants read their own (§ 25 SGB X), never drafts.
create table documents (
  id uuid constraint documents_pk primary key default gen_random_uuid(),
  tenant_id text not null,
  instance_key bigint not null,
  -- User id of the applicant the document is for; null: only the office reads it.
  applicant_id text,
  kind text not null,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 text not null,
  content bytea not null,
  -- What made it (`job:KEY`, `application:ID`): the same source makes one document.
  source text not null,
  created_by text not null,
  created_at timestamptz not null,
  constraint documents_tenant_fk foreign key (tenant_id) references tenants (id),
  constraint documents_kind_known check (kind in ('application', 'letter', 'evidence')),
  constraint documents_source_unique unique (tenant_id, source)
);
create index documents_by_case on documents (tenant_id, instance_key, created_at);
create index documents_by_applicant on documents (applicant_id, instance_key) where applicant_id is not null;

-- A document of a case is evidence: it is never changed by the service.
revoke update on documents from laufzettel_app;

alter table documents enable row level security;
alter table documents force row level security;
create policy documents_tenant on documents
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));
create policy documents_applicant on documents
  for select using (applicant_id = nullif(current_setting('app.user', true), ''));
