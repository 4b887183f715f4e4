-- AccountKit, version 3, for H2.

-- Counts the units of work that locked the state. A write, not only a row lock, because a row lock does not reach the
-- other nodes of a cluster.
alter table account_state add column lock_count bigint not null default 0;
