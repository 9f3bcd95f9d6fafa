-- What an authority's letters say about it: a decision names the issuing authority (§ 33 Abs. 3 SGB X) and
-- where an objection is lodged (§ 84 SGG). The addresses are examples; each office enters its own.
create table letterheads (
  tenant_id text constraint letterheads_pk primary key,
  department text not null,
  street text not null,
  town text not null,
  phone text not null,
  email text not null,
  constraint letterheads_tenant_fk foreign key (tenant_id) references tenants (id)
);

alter table letterheads enable row level security;
alter table letterheads force row level security;
create policy letterheads_tenant on letterheads
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

do $$
declare office text;
begin
  foreach office in array array['laf', 'mitte', 'neukoelln']
  loop
    perform set_config('app.tenant', office, true);
    insert into letterheads (tenant_id, department, street, town, phone, email)
    values (office, 'Team Grundsicherung', 'Beispielstraße 1', '10000 Berlin', '030 23125-000',
      'grundsicherung@' || office || '.example');
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
