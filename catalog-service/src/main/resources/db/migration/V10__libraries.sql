-- Libraries as user-service tells of them. One that was deleted stays as a tombstone, because events of different aggregates
-- come in no order: that somebody was let in may be heard of later.
create table library (
    id         uuid primary key,
    name       text,
    deleted_at timestamptz,
    check ((deleted_at is null) = (name is not null))
);
create index library_deleted on library (id) where deleted_at is not null;
create index membership_of_library on membership (library_id);

-- Who may do anything at all: nothing else says so.
create view open_membership as
    select membership.* from membership
    where not exists (
        select from library where library.id = membership.library_id and library.deleted_at is not null);
