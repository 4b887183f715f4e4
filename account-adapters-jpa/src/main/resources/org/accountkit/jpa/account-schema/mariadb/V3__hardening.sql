-- AccountKit, version 3, for MariaDB.

-- The sweep finds expired enrolments.
create index account_pending_totp_expiry_ix on account_pending_totp (expires_at);
