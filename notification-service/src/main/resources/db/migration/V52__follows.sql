-- Which authors and series somebody wants to hear of. Identifiers are UUIDv7, so that their order is the order of following.
create table follow (
    id          uuid        primary key,
    account_id  uuid        not null,
    kind        text        not null check (kind in ('author', 'series')),
    entry_id    uuid        not null,
    followed_at timestamptz not null,
    unique (account_id, entry_id)
);
create index follow_newest on follow (account_id, id desc);
create index follow_by_entry on follow (entry_id, account_id);

-- Which books somebody has heard to the end: the series that they belong to go on for them.
create table finished_book (
    account_id  uuid        not null,
    book_id     uuid        not null,
    finished_at timestamptz not null,
    primary key (account_id, book_id)
);
create index finished_book_by_book on finished_book (book_id, account_id);
