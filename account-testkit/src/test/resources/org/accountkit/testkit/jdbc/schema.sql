-- The tables of the example adapter, for H2. Times are milliseconds since 1970-01-01T00:00:00Z. A name key and a search
-- term are stored in UTF-8, since its bytes sort like code points. Several names in one column are separated by spaces.

create table app_user (
    id            varchar(64)    primary key,
    realm         varchar(64)    not null,
    username      varchar(128)   not null,
    name_key      varbinary(765) not null,
    full_name     varchar(400)   not null,
    description   varchar(400)   not null,
    enabled       boolean        not null,
    created_at    bigint         not null,
    mail          varchar(254),
    mail_verified boolean        not null,
    unique (realm, name_key)
);
create table user_role (
    user_id   varchar(64) references app_user (id) on delete cascade,
    role_name varchar(63),
    primary key (user_id, role_name)
);
create index user_role_name on user_role (role_name, user_id);
create table user_term (
    user_id varchar(64) references app_user (id) on delete cascade,
    term    varbinary(765),
    primary key (user_id, term)
);
create index user_term_term on user_term (term, user_id);
create table role (
    realm     varchar(64),
    role_name varchar(63),
    grants    varchar(1000000) not null,
    denies    varchar(1000000) not null,
    primary key (realm, role_name)
);
create table account_state (
    user_id                  varchar(64) primary key,
    epoch                    bigint      not null,
    password_change_required boolean     not null,
    two_factor_required      boolean     not null,
    version                  bigint      not null,
    last_sign_in_at          bigint,
    locks                    bigint      not null
);
-- A row is locked by whoever has to be alone with what its name says.
create table guard (
    name  varchar(200) primary key,
    locks bigint       not null
);
create table password (
    user_id    varchar(64)   primary key,
    hash       varchar(1000) not null,
    version    bigint        not null,
    changed_at bigint        not null
);
create table password_reset (
    user_id    varchar(64)   primary key,
    digest     varbinary(32) not null unique,
    epoch      bigint        not null,
    expires_at bigint        not null,
    tries_left integer       not null
);
create index password_reset_expiry on password_reset (expires_at);
create table user_session (
    id           varchar(64)   primary key,
    digest       varbinary(32) not null unique,
    user_id      varchar(64)   not null,
    epoch        bigint        not null,
    client       varchar(200),
    address      varchar(100),
    signed_in_at bigint        not null,
    proven_at    bigint        not null,
    last_seen_at bigint        not null,
    expires_at   bigint        not null
);
create index user_session_user on user_session (user_id, signed_in_at);
create index user_session_expiry on user_session (expires_at);
create index user_session_idle on user_session (last_seen_at);
create table api_key (
    owner        varchar(64),
    name         varchar(128),
    id           varchar(64)   not null unique,
    digest       varbinary(32) not null unique,
    hint         varchar(64)   not null,
    created_at   bigint        not null,
    expires_at   bigint,
    rights       varchar(1000000),
    last_used_at bigint,
    primary key (owner, name)
);
create index api_key_expiry on api_key (expires_at, id);
create table download_token (
    realm        varchar(64) primary key,
    state        varchar(16) not null,
    digest       varbinary(32),
    master_key   varchar(32),
    sealed       varbinary(1000),
    created_at   bigint,
    last_used_at bigint
);
create table totp (
    user_id        varchar(64) primary key,
    id             varchar(64) not null,
    realm          varchar(64) not null,
    algorithm      varchar(10) not null,
    digits         integer     not null,
    period_seconds integer     not null,
    master_key     varchar(32),
    sealed         varbinary(1000),
    weak           boolean     not null,
    activated_at   bigint      not null,
    last_step      bigint      not null,
    withdrawn_step bigint
);
create index totp_master_key on totp (master_key, user_id);
create table pending_totp (
    user_id        varchar(64) primary key,
    id             varchar(64) not null,
    realm          varchar(64) not null,
    algorithm      varchar(10) not null,
    digits         integer     not null,
    period_seconds integer     not null,
    master_key     varchar(32),
    sealed         varbinary(1000),
    weak           boolean     not null,
    expires_at     bigint      not null,
    tries_left     integer     not null
);
create index pending_totp_expiry on pending_totp (expires_at);
create table recovery_code (
    user_id varchar(64),
    digest  varbinary(32),
    primary key (user_id, digest)
);
create table pending_sign_in (
    id         varchar(64)   primary key,
    digest     varbinary(32) not null unique,
    user_id    varchar(64)   not null,
    epoch      bigint        not null,
    expires_at bigint        not null,
    tries_left integer       not null
);
create index pending_sign_in_user on pending_sign_in (user_id);
create index pending_sign_in_expiry on pending_sign_in (expires_at);
create table known_device (
    id           varchar(64)   primary key,
    digest       varbinary(32) not null unique,
    user_id      varchar(64)   not null,
    client       varchar(200),
    created_at   bigint        not null,
    last_seen_at bigint        not null,
    expires_at   bigint        not null
);
create index known_device_user on known_device (user_id, last_seen_at, id);
create index known_device_expiry on known_device (expires_at);
create table attempt (
    id         varchar(64) primary key,
    attempts   integer     not null,
    first_at   bigint      not null,
    last_at    bigint      not null,
    stale_from bigint
);
create index attempt_stale on attempt (stale_from);
create table master_key (
    id     varchar(64)     primary key,
    master_key varchar(32) not null,
    sealed varbinary(1000) not null
);
create table audit_event (
    id             varchar(36)   primary key,
    realm          varchar(64)   not null,
    happened_at    bigint        not null,
    event_type     varchar(64)   not null,
    outcome        varchar(16)   not null,
    actor          varchar(64),
    subject        varchar(64),
    credential     varchar(100),
    address        varchar(100),
    correlation_id varchar(100),
    details        varchar(4000) not null
);
create index audit_event_realm on audit_event (realm, id desc);
create index audit_event_time on audit_event (happened_at);
