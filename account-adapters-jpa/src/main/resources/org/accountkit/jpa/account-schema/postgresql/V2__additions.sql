-- AccountKit, version 2, for PostgreSQL.

create index account_audit_event_outcome_ix on account_audit_event (realm, outcome, id desc);
