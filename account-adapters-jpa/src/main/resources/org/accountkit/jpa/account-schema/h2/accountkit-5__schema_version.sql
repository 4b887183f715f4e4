-- AccountKit, version 5, for H2.

-- The version of these tables, and the version for which an AccountKit that uses them must at least have been written.
-- Every later script sets both.
create table account_schema (
    id          integer not null,
    version     integer not null,
    usable_from integer not null,
    constraint account_schema_pk primary key (id)
);

insert into account_schema (id, version, usable_from) values (1, 5, 4);
