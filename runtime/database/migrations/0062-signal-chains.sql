-- How many starts by signal lead to a broadcast, each made in the very step that began: a chain without a wait ends.
alter table signals add column depth integer constraint signals_depth_given not null default 0;
