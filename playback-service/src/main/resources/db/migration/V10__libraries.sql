-- Libraries that are gone. The tombstone stays, because events of different aggregates come in no order: that somebody was let
-- in may be heard of later.
create table deleted_library (
    library_id uuid        primary key,
    deleted_at timestamptz not null
);

create index membership_of_library on membership (library_id);

-- Who may listen: nothing else says so. Places and reports of who left stay, out of sight, until they come back.
create view open_membership as
    select membership.* from membership
    where not exists (select from deleted_library where deleted_library.library_id = membership.library_id);
