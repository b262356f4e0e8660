-- Addresses that are good without a token: for players that cannot send a header, and for podcast apps. Whoever has one hears what its
-- account may hear, until it expires or is revoked.

create table link (
    id         uuid primary key,
    account_id uuid        not null,
    kind       text        not null check (kind in ('file', 'feed')),
    subject_id uuid        not null,
    secret     char(64)    not null unique,
    created_at timestamptz not null,
    expires_at timestamptz
);

create index link_by_account on link (account_id, kind, subject_id, id);
create index link_by_expiry on link (expires_at);

comment on column link.subject_id is 'an audio file, or the book of a feed';
comment on column link.secret is 'SHA-256 of the secret in the address; the secret itself is told once and kept nowhere';
