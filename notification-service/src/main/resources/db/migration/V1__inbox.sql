-- What the catalogue calls its books.
create table book_title (
    book_id uuid primary key,
    title   text not null
);

-- Identifiers are UUIDv7, so that their order is the order of making.
create table notification (
    id           uuid        primary key,
    recipient_id uuid        not null,
    kind         text        not null check (kind in ('book-finished')),
    title        text        not null,
    text         text        not null,
    book_id      uuid,
    created_at   timestamptz not null,
    read_at      timestamptz
);
create index notification_by_recipient on notification (recipient_id, id desc);
create index notification_unread on notification (recipient_id) where read_at is null;
