create table api_key (
    id           uuid        primary key,
    account_id   uuid        not null references account on delete cascade,
    name         text        not null,
    scopes       text[]      not null check (cardinality(scopes) > 0),
    -- SHA-256 of 32 random bytes: whoever reads this table can do nothing with it.
    hash         bytea       not null unique,
    -- What its owner tells it by.
    last_four    text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_key_of_account on api_key (account_id, id);
create index api_key_by_revocation on api_key (revoked_at) where revoked_at is not null;
