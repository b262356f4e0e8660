-- Who belongs to which library, as user-service tells. Who left stays as a row, because that is something else than somebody
-- who has not been heard of yet.
create table membership (
    account_id uuid    not null,
    library_id uuid    not null,
    granted    boolean not null,
    primary key (account_id, library_id)
);

-- The tombstone of a library stays too: that somebody was let in may be heard of later.
create table deleted_library (
    library_id uuid        primary key,
    deleted_at timestamptz not null
);
