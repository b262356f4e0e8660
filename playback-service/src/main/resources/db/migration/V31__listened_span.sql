-- When somebody listened, without the tails.
create view listened_span as
    select listener_id, day, book_id, lower(span) as from_at, upper(span) - interval '2 s' as to_at
    from listened, unnest(spans) as span;
