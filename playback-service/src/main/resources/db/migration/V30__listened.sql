-- When each listener listened to each book, by UTC day. Every span has a tail of 2 s, so that PostgreSQL's union of ranges makes
-- one of those that are at most 2 s apart, in whatever order they come; who reads takes the tail off. A union knows no
-- repetition: telling of the same minute again, by the same device or another, adds nothing.
create table listened (
    listener_id uuid           not null,
    day         date           not null,
    book_id     uuid           not null,
    spans       tstzmultirange not null check (not isempty(spans)),
    primary key (listener_id, day, book_id)
) with (fillfactor = 70);
