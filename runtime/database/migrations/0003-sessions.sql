-- Only the SHA-256 of the session id is stored: who reads the table cannot take over a session.
create table sessions (
  id_hash bytea constraint sessions_pk primary key,
  tenant_id text not null,
  user_id text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  constraint sessions_user_fk foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade
);
create index sessions_user on sessions (tenant_id, user_id);
create index sessions_expiry on sessions (expires_at);

alter table sessions enable row level security;
alter table sessions force row level security;
create policy sessions_tenant on sessions
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));
-- The tenant of a request is found by the session it shows: exactly that row may be read.
create policy sessions_shown on sessions for select
  using (id_hash = decode(nullif(current_setting('app.session', true), ''), 'hex'));

-- Counts failed sign-ins per hashed user name and per hashed address.
create table sign_in_attempts (
  key_hash bytea constraint sign_in_attempts_pk primary key,
  attempts integer not null,
  window_ends_at timestamptz not null
);
