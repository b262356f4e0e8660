alter table signing_key
    -- Wiped when the key is revoked.
    alter column private_key drop not null,
    -- From when on it signs, until another one does; null while it waits for its turn.
    add column signs_from timestamptz,
    add column revoked_at timestamptz,
    add constraint signing_key_that_may_sign check (private_key is not null or revoked_at is not null);
update signing_key set signs_from = created_at;

create index refresh_token_by_expiry on refresh_token (expires_at);
