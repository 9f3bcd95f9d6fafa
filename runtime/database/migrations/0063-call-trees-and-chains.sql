-- Bounds for processes that call or start themselves: the size of a tree of calls, the length of a chain of starts.

-- Number of a called instance in the tree of its root; the highest tells how many calls there were.
alter table instances add column call_number integer;
create index instances_by_call_number on instances (root_key, call_number) where call_number is not null;
-- How many starts by message or signal lead to a message, each made in the very step that began.
alter table messages add column depth integer constraint messages_depth_given not null default 0;
