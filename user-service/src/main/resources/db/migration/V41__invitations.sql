create table invitation (
    id         uuid        primary key,
    version    bigint      not null,
    library_id uuid        not null references library on delete cascade,
    role       text        not null check (role in ('OWNER', 'CURATOR', 'LISTENER')),
    -- Who is invited; null when it is a link that anybody may follow.
    email      text,
    email_key  text,
    -- SHA-256: whoever reads this table can do nothing with it.
    hash       bytea       not null unique,
    invited_by uuid        not null references account on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    max_uses   integer     not null check (max_uses between 1 and 100),
    uses       integer     not null check (uses between 0 and max_uses),
    check ((email is null) = (email_key is null)),
    -- A link may fall into anybody's hands: it makes nobody an owner.
    check (role <> 'OWNER' or email is not null)
);
create index invitation_of_library on invitation (library_id, id);
create index invitation_by on invitation (invited_by);
create index invitation_to on invitation (email_key) where email_key is not null;
create index invitation_by_time on invitation (expires_at);

-- Who was let in by which invitation: asking again gives the same answer, and lets nobody in twice.
create table invitation_use (
    invitation_id uuid        not null references invitation on delete cascade,
    account_id    uuid        not null references account on delete cascade,
    accepted_at   timestamptz not null,
    primary key (invitation_id, account_id)
);
create index invitation_use_by on invitation_use (account_id);
