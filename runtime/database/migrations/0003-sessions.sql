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

-- Finds the session a request shows, with its user and present roles, and sets the transaction's tenant.
create function show_session(shown bytea)
returns table (
  tenant_id text, user_id text, username text, name text, kind text, roles text[],
  last_seen_at timestamptz, expires_at timestamptz
)
language plpgsql
as $$
declare
  found sessions%rowtype;
begin
  perform set_config('app.session', encode(shown, 'hex'), true);
  select s.* into found from sessions s where s.id_hash = shown;
  if found.user_id is null then
    return;
  end if;
  perform set_config('app.tenant', found.tenant_id, true);
  return query
    select u.tenant_id, u.id, u.username, u.name, u.kind,
      coalesce(
        (select array_agg(r.role order by r.role) from user_roles r
          where r.tenant_id = u.tenant_id and r.user_id = u.id),
        '{}'
      ),
      found.last_seen_at, found.expires_at
    from users u
    where u.tenant_id = found.tenant_id and u.id = found.user_id and u.disabled_at is null;
end
$$;

-- Counts failed sign-ins per hashed user name and per hashed address.
create table sign_in_attempts (
  key_hash bytea constraint sign_in_attempts_pk primary key,
  attempts integer not null,
  window_ends_at timestamptz not null
);
