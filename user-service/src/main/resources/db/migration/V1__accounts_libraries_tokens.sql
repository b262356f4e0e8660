create table account (
    id            uuid        primary key,
    version       bigint      not null,
    email         text        not null,
    -- The address as two people cannot both have it: normalised, in lower case.
    email_key     text        not null,
    display_name  text        not null,
    password_hash text        not null,
    admin         boolean     not null,
    registered_at timestamptz not null,
    constraint account_email_key unique (email_key)
);

create table library (
    id         uuid        primary key,
    version    bigint      not null,
    name       text        not null,
    created_at timestamptz not null
);

create table membership (
    id         uuid        primary key,
    version    bigint      not null,
    library_id uuid        not null references library,
    account_id uuid        not null references account,
    role       text        not null check (role in ('OWNER', 'CURATOR', 'LISTENER')),
    granted_at timestamptz not null,
    constraint membership_of_account unique (account_id, library_id)
);
create index membership_of_library on membership (library_id, account_id);

-- One sign-in on one device; the family of its refresh tokens.
create table session (
    id           uuid        primary key,
    account_id   uuid        not null references account,
    device_id    text,
    device_name  text        not null,
    created_at   timestamptz not null,
    last_used_at timestamptz not null,
    expires_at   timestamptz not null,
    ended_at     timestamptz,
    end_reason   text        check (end_reason in ('SIGNED_OUT', 'REPLAYED')),
    check ((ended_at is null) = (end_reason is null))
);
create index session_of_account on session (account_id, id) where ended_at is null;

create table refresh_token (
    -- SHA-256: whoever reads this table can do nothing with it.
    hash       bytea       primary key,
    session_id uuid        not null references session on delete cascade,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index refresh_token_of_session on refresh_token (session_id);

create table signing_key (
    key_id      text        primary key,
    public_key  bytea       not null,
    -- PKCS #8 under AES-GCM with the key of the environment; nonce first, key_id as associated data.
    private_key bytea       not null,
    created_at  timestamptz not null
);
