-- AccountKit, version 2, for H2.

-- A key that was added beside others takes the lowest slot that is free, so that of those who add at once one waits for
-- the other; a key that was set has none. Rights are names with a space between; null stands for all of the owner's.
alter table account_api_key add column slot integer;
alter table account_api_key add column rights varchar(1000000);
alter table account_api_key add constraint account_api_key_slot_uk unique (owner, slot);
create index account_api_key_expiry_ix on account_api_key (expires_at, id);

-- What is known already was last seen, as far as anybody knows, when it became known.
alter table account_known_device add column client varchar(200);
alter table account_known_device add column last_seen_at bigint not null default 0;
update account_known_device set last_seen_at = created_at;
drop index account_known_device_user_ix;
create index account_known_device_user_ix on account_known_device (user_id, last_seen_at, id);

create index account_audit_event_outcome_ix on account_audit_event (realm, outcome, id desc);
