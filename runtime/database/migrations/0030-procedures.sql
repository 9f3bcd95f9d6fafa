-- Drafts of procedures (BPMN with its tables and forms), their publication by a second person, and who did what.

create table procedure_drafts (
  tenant_id text constraint procedure_drafts_tenant_given not null,
  process_id text constraint procedure_drafts_process_given not null,
  name text constraint procedure_drafts_name_given not null,
  bpmn text constraint procedure_drafts_bpmn_given not null,
  -- File name → DMN XML.
  decisions jsonb constraint procedure_drafts_decisions_given not null,
  -- Form id → form document.
  forms jsonb constraint procedure_drafts_forms_given not null,
  findings jsonb constraint procedure_drafts_findings_given not null,
  rev integer constraint procedure_drafts_rev_given not null,
  state text constraint procedure_drafts_state_given not null
    constraint procedure_drafts_state_known check (state in ('draft', 'review')),
  -- Who changed it last: may not publish it (four-eyes principle).
  author text constraint procedure_drafts_author_given not null,
  author_name text constraint procedure_drafts_author_name_given not null,
  -- Said when it was given to review or sent back.
  comment text,
  saved_at timestamptz constraint procedure_drafts_saved_at_given not null,
  constraint procedure_drafts_pk primary key (tenant_id, process_id)
);

create table procedure_publications (
  tenant_id text constraint procedure_publications_tenant_given not null,
  process_id text constraint procedure_publications_process_given not null,
  version integer constraint procedure_publications_version_given not null,
  author text constraint procedure_publications_author_given not null,
  author_name text constraint procedure_publications_author_name_given not null,
  published_by text constraint procedure_publications_by_given not null,
  published_by_name text constraint procedure_publications_by_name_given not null,
  comment text constraint procedure_publications_comment_given not null,
  constraint procedure_publications_pk primary key (tenant_id, process_id, version)
);

-- Audit: every change of state and every saved revision.
create table procedure_audit (
  id bigint generated always as identity constraint procedure_audit_pk primary key,
  tenant_id text constraint procedure_audit_tenant_given not null,
  process_id text constraint procedure_audit_process_given not null,
  at timestamptz constraint procedure_audit_at_given not null,
  actor text constraint procedure_audit_actor_given not null,
  action text constraint procedure_audit_action_given not null
    constraint procedure_audit_action_known
    check (action in ('created', 'imported', 'saved', 'discarded', 'review-requested', 'sent-back', 'published')),
  rev integer,
  version integer,
  comment text,
  request_id text constraint procedure_audit_request_given not null
);
create index procedure_audit_by_process on procedure_audit (tenant_id, process_id, id);

do $$
declare name text;
begin
  foreach name in array array['procedure_drafts', 'procedure_publications', 'procedure_audit']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))
         with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))',
      name || '_tenant', name);
  end loop;
end $$;
