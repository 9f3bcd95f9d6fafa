-- An authority that is its own data controller. Its name is public.
create table tenants (
  id text constraint tenants_pk primary key,
  name text not null,
  kind text not null,
  constraint tenants_id_form check (id ~ '^[a-z][a-z0-9-]{0,62}$'),
  constraint tenants_kind_known check (kind in ('ministry', 'office', 'portal'))
);

grant select on tenants to laufzettel_engine, laufzettel_reports;

insert into tenants (id, name, kind) values
  ('senat', 'Senatsverwaltung für Soziales', 'ministry'),
  ('laf', 'Landesamt für Flüchtlingsangelegenheiten', 'office'),
  ('mitte', 'Sozialamt Mitte', 'office'),
  ('neukoelln', 'Sozialamt Neukölln', 'office'),
  ('portal', 'Portal', 'portal');
