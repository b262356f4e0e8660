-- The authenticator app of an account. Until a code has confirmed it, it is asked for nowhere.
create table authenticator (
    account_id   uuid        primary key references account on delete cascade,
    -- 160 bits under AES-GCM with the key of the environment; nonce first, account_id as associated data.
    secret       bytea       not null,
    started_at   timestamptz not null,
    confirmed_at timestamptz,
    -- The newest step of 30 s whose code was accepted: no code is good twice.
    last_step    bigint      not null
);

-- The unused codes for a lost authenticator.
create table recovery_code (
    account_id  uuid  not null references authenticator on delete cascade,
    -- SHA-256 of the code, sealed as the secret is: whoever reads this table can do nothing with it.
    sealed_hash bytea not null,
    primary key (account_id, sealed_hash)
);
