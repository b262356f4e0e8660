-- What the catalogue tells of its books beyond their length: chapters to notice when a listener comes into another one, names to
-- tell whose books were heard.
alter table book
    add column title            text     not null default '',
    add column authors          jsonb    not null default '[]', -- [{id, name}]
    add column narrators        jsonb    not null default '[]', -- [{id, name}]
    add column chapter_starts_ms bigint[] not null default '{}',
    add column removed_at       timestamptz,
    add column revision         bigint   not null default 1; -- grows with every change, so that memory knows when it is stale

-- Books that can be heard. A removed one keeps its row, because what was heard of it is still told.
create view open_book as
    select * from book where removed_at is null;
