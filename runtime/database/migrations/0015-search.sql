-- The filter conventions of the search resources: a plain value, or an object of operators.

create function matches_text(value text, filter jsonb) returns boolean
language sql immutable parallel safe
as $$
  select case
    when filter is null then true
    when jsonb_typeof(filter) <> 'object' then coalesce(value = filter #>> '{}', false)
    else
      (not filter ? '$eq' or coalesce(value = filter ->> '$eq', false))
      and (not filter ? '$neq' or coalesce(value <> filter ->> '$neq', true))
      and (not filter ? '$in' or coalesce(filter -> '$in' ? value, false))
      and (not filter ? '$notIn' or not coalesce(filter -> '$notIn' ? value, false))
      and (not filter ? '$exists' or (value is not null) = (filter ->> '$exists')::boolean)
      and (not filter ? '$like' or coalesce(value like
        translate(replace(replace(filter ->> '$like', '%', '\%'), '_', '\_'), '*?', '%_'), false))
  end
$$;

create function matches_time(value timestamptz, filter jsonb) returns boolean
language sql stable parallel safe
as $$
  select case
    when filter is null then true
    when jsonb_typeof(filter) <> 'object' then coalesce(value = (filter #>> '{}')::timestamptz, false)
    else
      (not filter ? '$eq' or coalesce(value = (filter ->> '$eq')::timestamptz, false))
      and (not filter ? '$neq' or coalesce(value <> (filter ->> '$neq')::timestamptz, true))
      and (not filter ? '$gt' or coalesce(value > (filter ->> '$gt')::timestamptz, false))
      and (not filter ? '$gte' or coalesce(value >= (filter ->> '$gte')::timestamptz, false))
      and (not filter ? '$lt' or coalesce(value < (filter ->> '$lt')::timestamptz, false))
      and (not filter ? '$lte' or coalesce(value <= (filter ->> '$lte')::timestamptz, false))
      and (not filter ? '$exists' or (value is not null) = (filter ->> '$exists')::boolean)
  end
$$;

-- An operator of the ministry finds the office an incident belongs to; the retry runs inside that office.
create policy incidents_due_work on incidents for select to laufzettel_engine using (true);
grant select (key, tenant_id, state) on incidents to laufzettel_engine;
