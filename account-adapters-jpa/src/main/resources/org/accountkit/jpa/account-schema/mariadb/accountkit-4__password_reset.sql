-- AccountKit, version 4, for MariaDB.

-- Password reset tokens, at most one per user.
create table account_password_reset (
    user_id    varchar(64) not null,
    digest     varbinary(32) not null,
    epoch      bigint not null,
    expires_at bigint not null,
    tries_left integer not null,
    constraint account_password_reset_pk primary key (user_id),
    constraint account_password_reset_digest_uk unique (digest)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create index account_password_reset_expiry_ix on account_password_reset (expires_at);

-- Where to reach a user, for the host. Never a credential.
alter table account_user add column contact varchar(254);
alter table account_user add column contact_verified boolean not null default false;
