-- Accounts are searched by the beginning of their address, whatever the collation of the database.
create index account_by_email_prefix on account (email_key text_pattern_ops);

-- Who asked for a new password, known here or not: what is done about it is done later, so that nobody can tell by the time.
create table requested_reset (
    id           uuid        primary key,
    -- The address and who asked, sealed with the key of the environment.
    sealed       bytea       not null,
    requested_at timestamptz not null
);
