-- AccountKit, version 2, for H2.

-- A key that is added alongside others takes the lowest free slot, so that concurrent writers wait for each other; one
-- that replaces another one has no slot. Rights are names separated by a space; null stands for all of the owner's.
alter table account_api_key add column slot integer;
alter table account_api_key add column rights varchar(1000000);
alter table account_api_key add constraint account_api_key_slot_uk unique (owner, slot);
-- H2 counts a character beyond U+FFFF twice, and a name has up to 64.
alter table account_api_key alter column name set data type varchar(128);
create index account_api_key_expiry_ix on account_api_key (expires_at, id);

-- For existing devices, the only known time of use is the one when they became known.
alter table account_known_device add column client varchar(200);
alter table account_known_device add column last_seen_at bigint not null default 0;
update account_known_device set last_seen_at = created_at;
drop index account_known_device_user_ix;
create index account_known_device_user_ix on account_known_device (user_id, last_seen_at, id);

create index account_audit_event_outcome_ix on account_audit_event (realm, outcome, id desc);

-- Search terms of users: the key of the user name and the words of the full name, folded in the same way, in UTF-8. SQL
-- cannot fold, so existing users are found only by their user names until they are edited.
create table account_user_term (
    user_id varchar(64) not null,
    slot    integer     not null,
    realm   varchar(64) not null default '',
    term    varbinary(765) not null,
    constraint account_user_term_pk primary key (user_id, slot),
    constraint account_user_term_user_fk foreign key (user_id) references account_user (id) on delete cascade
);

insert into account_user_term (user_id, slot, realm, term) select id, 0, realm, name_key from account_user;

create index account_user_term_ix on account_user_term (realm, term, user_id);
create index account_user_enabled_ix on account_user (realm, enabled, name_key);
