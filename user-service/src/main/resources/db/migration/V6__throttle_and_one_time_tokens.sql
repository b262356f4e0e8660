-- How much somebody has used up of a limit (generic cell rate algorithm): one time for each key, in the past when nothing is.
create table throttle (
    -- A keyed hash: whoever reads this table learns no address.
    key     text        primary key,
    used_to timestamptz not null
);
create index throttle_by_time on throttle (used_to);

-- From where an account has signed in; the key is a keyed hash of both.
create table known_address (
    key     bytea       primary key,
    seen_at timestamptz not null
);
create index known_address_by_time on known_address (seen_at);

-- Secrets that were sent by mail. Only the newest one of a purpose is good.
create table one_time_token (
    account_id uuid        not null references account on delete cascade,
    purpose    text        not null check (purpose in ('VERIFY_EMAIL', 'RESET_PASSWORD')),
    -- SHA-256: whoever reads this table can do nothing with it.
    hash       bytea       not null unique,
    -- The address that it was sent to: it proves that somebody reads there.
    email      text        not null,
    expires_at timestamptz not null,
    primary key (account_id, purpose)
);
create index one_time_token_by_time on one_time_token (expires_at);
