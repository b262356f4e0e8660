-- What listeners marked in books: a moment, or a clip when it has an end. Rows of who left a library stay, out of sight.
create table bookmark (
    listener_id uuid        not null,
    book_id     uuid        not null,
    id          uuid        not null,
    position_ms bigint      not null check (position_ms >= 0),
    end_ms      bigint      check (end_ms > position_ms),
    title       text,
    note        text,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    version     bigint      not null check (version > 0),
    primary key (listener_id, book_id, id)
);
create index bookmark_in_order on bookmark (listener_id, book_id, position_ms, id);
create index bookmark_newest on bookmark (listener_id, created_at, id);
