-- Whose books they are. Null for books that were told before this was kept here, until they are told again.
alter table book_title add column library_id uuid;

-- Authors and series, which listeners follow.
create table catalogue_entry (
    id         uuid primary key,
    kind       text not null check (kind in ('author', 'series')),
    library_id uuid not null,
    name       text not null
);

create table book_entry (
    book_id  uuid not null,
    entry_id uuid not null,
    primary key (book_id, entry_id)
);
create index book_entry_by_entry on book_entry (entry_id, book_id);

-- Entries that turned out to be others.
create table merged_entry (
    merged_id uuid primary key,
    into_id   uuid not null
);
create index merged_entry_by_target on merged_entry (into_id);

create table library_name (
    library_id uuid primary key,
    name       text not null
);

create index membership_by_library on membership (library_id, account_id);
