-- AccountKit, version 3, for PostgreSQL.

-- A TOTP secret that was imported although it is too short works, but its user has to enrol again.
alter table account_totp add column weak boolean not null default false;
