-- Applications of people: theirs alone until they are sent, then readable by the office they went to.
create table applications (
  id uuid constraint applications_pk primary key default gen_random_uuid(),
  -- The office applied to.
  tenant_id text constraint applications_tenant_given not null
    constraint applications_tenant_fk references tenants,
  -- The applicant.
  user_id text constraint applications_user_given not null,
  process_id text constraint applications_process_given not null,
  -- Version whose form the answers belong to.
  process_definition_key bigint constraint applications_definition_given not null,
  -- `sending`: accepted, the case is being opened; from then on the answers are frozen.
  state text constraint applications_state_given not null
    constraint applications_state_known check (state in ('draft', 'sending', 'sent')),
  data jsonb constraint applications_data_given not null,
  page text constraint applications_page_given not null,
  rev integer constraint applications_rev_given not null,
  resume_code text constraint applications_resume_code_given not null
    constraint applications_resume_code_unique unique,
  created_at timestamptz constraint applications_created_at_given not null,
  saved_at timestamptz constraint applications_saved_at_given not null,
  sent_at timestamptz,
  file_number text,
  instance_key bigint,
  constraint applications_sent_complete
    check (state <> 'sent' or (sent_at is not null and file_number is not null and instance_key is not null))
);
create index applications_by_user on applications (user_id, saved_at desc);
create unique index applications_by_instance on applications (instance_key) where instance_key is not null;

alter table applications enable row level security;
alter table applications force row level security;
create policy applications_own on applications
  using (user_id = nullif(current_setting('app.user', true), ''))
  with check (user_id = nullif(current_setting('app.user', true), ''));
create policy applications_office on applications
  for select using (state = 'sent' and tenant_id = nullif(current_setting('app.tenant', true), ''));
