create table users (
  id text constraint users_pk primary key,
  tenant_id text not null,
  username text not null,
  name text not null,
  kind text not null,
  -- scrypt, see runtime/identity/password.ts; null: may not sign in with a password
  password_hash text,
  -- an example account: exists only while demo mode is on
  demo boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  constraint users_tenant_fk foreign key (tenant_id) references tenants (id),
  constraint users_tenant_id_unique unique (tenant_id, id),
  constraint users_username_unique unique (username),
  constraint users_username_form check (username ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  constraint users_kind_known check (kind in ('user', 'client'))
);

alter table users enable row level security;
alter table users force row level security;
create policy users_tenant on users
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));
-- Before sign-in the tenant is unknown: exactly the row of the name given at sign-in may be read.
create policy users_sign_in on users for select
  using (username = nullif(current_setting('app.sign_in', true), ''));

create table user_roles (
  tenant_id text not null,
  user_id text not null,
  role text not null,
  constraint user_roles_pk primary key (tenant_id, user_id, role),
  constraint user_roles_user_fk foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade,
  constraint user_roles_role_known check (
    role in ('designer', 'publisher', 'clerk', 'lead', 'manager', 'operator', 'applicant', 'worker')
  )
);

alter table user_roles enable row level security;
alter table user_roles force row level security;
create policy user_roles_tenant on user_roles
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

-- Finds the user of a sign-in by the name given, before the tenant is known, and sets the transaction's tenant.
create function show_user(given_name text)
returns table (
  tenant_id text, user_id text, username text, name text, kind text, roles text[],
  password_hash text, disabled boolean
)
language plpgsql
as $$
declare
  found users%rowtype;
begin
  perform set_config('app.sign_in', given_name, true);
  select u.* into found from users u where u.username = given_name;
  if found.id is null then
    return;
  end if;
  perform set_config('app.tenant', found.tenant_id, true);
  return query
    select found.tenant_id, found.id, found.username, found.name, found.kind,
      coalesce(
        (select array_agg(r.role order by r.role) from user_roles r
          where r.tenant_id = found.tenant_id and r.user_id = found.id),
        '{}'
      ),
      found.password_hash, found.disabled_at is not null;
end
$$;
