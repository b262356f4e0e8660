-- Null for an account whose owner gets in by the word of another provider and has not chosen one.
alter table account alter column password_hash drop not null;

-- Who gets into an account by the word of another provider. The subject is never given to anybody else, unlike an address.
create table identity (
    id           uuid        primary key,
    account_id   uuid        not null references account on delete cascade,
    -- The provider's name in the settings.
    provider     text        not null,
    issuer       text        not null,
    subject      text        not null,
    linked_at    timestamptz not null,
    last_used_at timestamptz not null,
    constraint identity_of_subject unique (issuer, subject)
);
create index identity_of_account on identity (account_id, id);

-- What a provider's groups have given to an account: only that is taken away again when the groups change.
create table provider_grant (
    account_id uuid not null references account on delete cascade,
    provider   text not null,
    -- Null for the administration of the platform.
    library_id uuid,
    -- What the account was made in the library, null for the administration.
    role       text check (role in ('OWNER', 'CURATOR', 'LISTENER')),
    constraint provider_grant_once unique nulls not distinct (account_id, provider, library_id),
    check ((library_id is null) = (role is null))
);

-- Sign-ins under way: by the hash of the state while the person is at the provider, then by the hash of the app's code.
create table sign_in_hand_over (
    -- SHA-256: whoever reads this table can do nothing with it.
    hash       bytea       primary key,
    purpose    text        not null,
    -- Under AES-GCM with the key of the environment; nonce first, hash as associated data.
    sealed     bytea       not null,
    expires_at timestamptz not null
);
create index sign_in_hand_over_by_time on sign_in_hand_over (expires_at);
