-- What the reports role may read over all offices: times, states and keys of cases, steps and incidents.
-- No subject, no birth date, no variable, no person of the staff. The verbs suppress numbers below five.
grant select (instance_key, tenant_id, file_number, procedure_id, procedure_name, process_definition_key, process_version,
  received_at, due_at, state, ended_at) on cases to laufzettel_reports;
create policy cases_reports on cases for select to laufzettel_reports using (true);

grant select (instance_key, tenant_id, process_definition_key, process_id, element_id, element_type, state,
  started_at, ended_at) on element_instances to laufzettel_reports;
create policy element_instances_reports on element_instances for select to laufzettel_reports using (true);

-- Without the message: it may quote a value of the case.
grant select (key, tenant_id, instance_key, element_id, process_definition_key, process_id, code, state, created_at)
  on incidents to laufzettel_reports;
create policy incidents_reports on incidents for select to laufzettel_reports using (true);

-- Percentiles and counts of a period.
create index element_instances_by_end on element_instances (process_id, ended_at) where state = 'completed';
