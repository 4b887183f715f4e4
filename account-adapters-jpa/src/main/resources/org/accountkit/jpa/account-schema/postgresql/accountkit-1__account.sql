-- AccountKit, version 1, for PostgreSQL.
--
-- Instants are milliseconds since 1970-01-01T00:00:00Z. Digests are SHA-256; what is called sealed is an envelope of
-- the application's master key. A name key is a user name as it is matched, in UTF-8, since its bytes have the order of
-- code points. User ids have no foreign keys where a host may keep its users elsewhere.

create table account_user (
    id          varchar(64) collate "C" not null,
    realm       varchar(64) collate "C" not null default '',
    username    varchar(128)            not null,
    name_key    bytea                   not null,
    full_name   varchar(400)            not null,
    description varchar(400)            not null,
    enabled     boolean                 not null,
    created_at  bigint                  not null,
    constraint account_user_pk primary key (id),
    constraint account_user_name_uk unique (realm, name_key)
);

create table account_user_role (
    user_id   varchar(64) collate "C" not null,
    role_name varchar(63) collate "C" not null,
    realm     varchar(64) collate "C" not null default '',
    constraint account_user_role_pk primary key (user_id, role_name),
    constraint account_user_role_user_fk foreign key (user_id) references account_user (id) on delete cascade
);

create index account_user_role_role_ix on account_user_role (realm, role_name, user_id);

create table account_role (
    realm     varchar(64) collate "C" not null default '',
    role_name varchar(63) collate "C" not null,
    version   bigint                  not null,
    constraint account_role_pk primary key (realm, role_name)
);

create table account_role_right (
    realm      varchar(64) collate "C"  not null default '',
    role_name  varchar(63) collate "C"  not null,
    right_name varchar(100) collate "C" not null,
    denied     boolean                  not null,
    constraint account_role_right_pk primary key (realm, role_name, right_name, denied),
    constraint account_role_right_role_fk foreign key (realm, role_name) references account_role (realm, role_name)
        on delete cascade
);

-- Guards the last administrator: every change that could take that one away moves the version.
create table account_guard (
    realm   varchar(64) collate "C" not null default '',
    version bigint                  not null,
    constraint account_guard_pk primary key (realm)
);

create table account_state (
    user_id                  varchar(64) collate "C" not null,
    epoch                    bigint                  not null,
    password_change_required boolean                 not null,
    two_factor_required      boolean                 not null,
    version                  bigint                  not null,
    last_sign_in_at          bigint,
    constraint account_state_pk primary key (user_id)
);

create table account_password (
    user_id    varchar(64) collate "C" not null,
    hash       varchar(1000)           not null,
    version    bigint                  not null,
    changed_at bigint                  not null,
    constraint account_password_pk primary key (user_id)
);

create table account_session (
    id           varchar(64) collate "C" not null,
    digest       bytea                   not null,
    user_id      varchar(64) collate "C" not null,
    epoch        bigint                  not null,
    client       varchar(200),
    address      varchar(100),
    signed_in_at bigint                  not null,
    proven_at    bigint                  not null,
    last_seen_at bigint                  not null,
    expires_at   bigint                  not null,
    constraint account_session_pk primary key (id),
    constraint account_session_digest_uk unique (digest)
);

create index account_session_user_ix on account_session (user_id, signed_in_at);
create index account_session_expiry_ix on account_session (expires_at);
create index account_session_idle_ix on account_session (last_seen_at);

create table account_api_key (
    owner      varchar(64) collate "C"  not null,
    name       varchar(100) collate "C" not null,
    id         varchar(64) collate "C"  not null,
    digest     bytea                    not null,
    hint       varchar(64)              not null,
    created_at bigint                   not null,
    expires_at bigint,
    constraint account_api_key_pk primary key (owner, name),
    constraint account_api_key_id_uk unique (id),
    constraint account_api_key_digest_uk unique (digest)
);

-- Apart from the keys, so that noting a use never waits for, or rewrites, the row that every request reads.
create table account_api_key_use (
    key_id       varchar(64) collate "C" not null,
    last_used_at bigint                  not null,
    constraint account_api_key_use_pk primary key (key_id),
    constraint account_api_key_use_key_fk foreign key (key_id) references account_api_key (id)
        on update cascade on delete cascade
);

create table account_download_token (
    realm        varchar(64) collate "C" not null default '',
    state        varchar(16)             not null,
    digest       bytea,
    master_key   varchar(32) collate "C",
    sealed       bytea,
    created_at   bigint,
    last_used_at bigint,
    constraint account_download_token_pk primary key (realm)
);

-- A live credential whose master key was abandoned has no secret: its user has to enrol anew.
create table account_totp (
    user_id        varchar(64) collate "C" not null,
    id             varchar(64) collate "C" not null,
    realm          varchar(64) collate "C" not null default '',
    algorithm      varchar(10) collate "C" not null,
    digits         integer                 not null,
    period_seconds integer                 not null,
    master_key     varchar(32) collate "C",
    sealed         bytea,
    activated_at   bigint                  not null,
    last_step      bigint                  not null,
    withdrawn_step bigint,
    constraint account_totp_pk primary key (user_id)
);

create index account_totp_master_key_ix on account_totp (master_key, user_id);

create table account_pending_totp (
    user_id        varchar(64) collate "C" not null,
    id             varchar(64) collate "C" not null,
    realm          varchar(64) collate "C" not null default '',
    algorithm      varchar(10) collate "C" not null,
    digits         integer                 not null,
    period_seconds integer                 not null,
    master_key     varchar(32) collate "C",
    sealed         bytea,
    expires_at     bigint                  not null,
    tries_left     integer                 not null,
    constraint account_pending_totp_pk primary key (user_id)
);

-- Who replaces a set of codes raises its version first: two replacements at once would leave two sets.
create table account_recovery_set (
    user_id varchar(64) collate "C" not null,
    version bigint                  not null,
    constraint account_recovery_set_pk primary key (user_id)
);

create table account_recovery_code (
    user_id varchar(64) collate "C" not null,
    slot    integer                 not null,
    digest  bytea                   not null,
    constraint account_recovery_code_pk primary key (user_id, slot),
    constraint account_recovery_code_digest_uk unique (user_id, digest)
);

create table account_pending_sign_in (
    id         varchar(64) collate "C" not null,
    digest     bytea                   not null,
    user_id    varchar(64) collate "C" not null,
    epoch      bigint                  not null,
    expires_at bigint                  not null,
    tries_left integer                 not null,
    constraint account_pending_sign_in_pk primary key (id),
    constraint account_pending_sign_in_digest_uk unique (digest)
);

create index account_pending_sign_in_user_ix on account_pending_sign_in (user_id);
create index account_pending_sign_in_expiry_ix on account_pending_sign_in (expires_at);

create table account_known_device (
    id         varchar(64) collate "C" not null,
    digest     bytea                   not null,
    user_id    varchar(64) collate "C" not null,
    created_at bigint                  not null,
    expires_at bigint                  not null,
    constraint account_known_device_pk primary key (id),
    constraint account_known_device_digest_uk unique (digest)
);

create index account_known_device_user_ix on account_known_device (user_id, created_at, id);
create index account_known_device_expiry_ix on account_known_device (expires_at);

create table account_attempt (
    id       varchar(64) collate "C" not null,
    attempts integer                 not null,
    first_at bigint                  not null,
    last_at  bigint                  not null,
    stale_at bigint,
    constraint account_attempt_pk primary key (id)
);

create index account_attempt_stale_ix on account_attempt (stale_at);

create table account_master_key (
    id     varchar(64) collate "C" not null,
    sealed bytea                   not null,
    constraint account_master_key_pk primary key (id)
);

create table account_audit_event (
    id             varchar(36) collate "C" not null,
    realm          varchar(64) collate "C" not null default '',
    happened_at    bigint                  not null,
    event_type     varchar(64) collate "C" not null,
    outcome        varchar(16) collate "C" not null,
    actor          varchar(64) collate "C",
    subject        varchar(64) collate "C",
    credential     varchar(100),
    address        varchar(100),
    correlation_id varchar(100),
    details        varchar(4000)           not null,
    constraint account_audit_event_pk primary key (id)
);

create index account_audit_event_realm_ix on account_audit_event (realm, id desc);
create index account_audit_event_type_ix on account_audit_event (realm, event_type, id desc);
create index account_audit_event_subject_ix on account_audit_event (subject, id desc);
create index account_audit_event_actor_ix on account_audit_event (actor, id desc);
