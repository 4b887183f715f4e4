-- AccountKit, version 3, for PostgreSQL.

-- A TOTP secret that was imported although it is too short works, but its user has to enrol again.
alter table account_totp add column weak boolean not null default false;
-- The sweep finds expired enrolments.
create index account_pending_totp_expiry_ix on account_pending_totp (expires_at);
-- Counts the units of work that locked the state. A write, not only a row lock, because a row lock does not reach the
-- other nodes of a cluster.
alter table account_state add column lock_count bigint not null default 0;
