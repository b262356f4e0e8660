-- Names -----------------------------------------------------------------------------------------------------------------
-- Everything that books share by name looks alike: a name of a library, and what it was merged into. The name of a merged one
-- is kept, so that files which still say it find what it became.

alter table contributor add column merged_into uuid references contributor;
alter table series add column merged_into uuid references series;

create table genre (
    id          uuid primary key,
    library_id  uuid not null,
    name        text not null,
    folded_name text collate "C" not null,
    merged_into uuid references genre,
    unique (library_id, folded_name)
);
create table tag (like genre including all, foreign key (merged_into) references tag);
create table publisher (like genre including all, foreign key (merged_into) references publisher);

-- Read in this order; "C" sorts alike on every server.
alter table contributor alter column folded_name type text collate "C";
alter table series alter column folded_name type text collate "C";

insert into genre (id, library_id, name, folded_name)
select gen_random_uuid(), library_id, min(g.name), coalesce(nullif(g.folded_name, ''), g.name)
from book_genre g join book b on b.id = g.book_id
group by library_id, coalesce(nullif(g.folded_name, ''), g.name);

alter table book_genre add column genre_id uuid references genre;
update book_genre g set genre_id = genre.id
from book b, genre
where b.id = g.book_id and genre.library_id = b.library_id
  and genre.folded_name = coalesce(nullif(g.folded_name, ''), g.name);
delete from book_genre g using book_genre first
where first.book_id = g.book_id and first.genre_id = g.genre_id and first.ordinal < g.ordinal;
alter table book_genre drop column name, drop column folded_name, alter column genre_id set not null;

create table book_tag (
    book_id uuid    not null references book on delete cascade,
    ordinal integer not null,
    tag_id  uuid    not null references tag,
    primary key (book_id, ordinal)
);

-- Order and uniqueness are of the whole list: while one is being changed, two rows may have the same place for a moment.
alter table book_genre drop constraint book_genre_pkey,
    add primary key (book_id, ordinal) deferrable initially deferred,
    add unique (genre_id, book_id) deferrable initially deferred;
alter table book_tag drop constraint book_tag_pkey,
    add primary key (book_id, ordinal) deferrable initially deferred,
    add unique (tag_id, book_id) deferrable initially deferred;
alter table book_contributor drop constraint book_contributor_pkey,
    drop constraint book_contributor_contributor_id_role_book_id_key,
    add primary key (book_id, ordinal) deferrable initially deferred,
    add unique (contributor_id, role, book_id) deferrable initially deferred;
alter table book_series drop constraint book_series_pkey,
    drop constraint book_series_series_id_book_id_key,
    add primary key (book_id, ordinal) deferrable initially deferred,
    add unique (series_id, book_id) deferrable initially deferred;
update book_genre g set ordinal = numbered.place
from (select book_id, genre_id, row_number() over (partition by book_id order by ordinal) - 1 as place from book_genre) numbered
where numbered.book_id = g.book_id and numbered.genre_id = g.genre_id and numbered.place <> g.ordinal;

-- Books ------------------------------------------------------------------------------------------------------------------

alter table book
    add column publisher_id uuid references publisher,
    add column sort_author  text collate "C" not null default '',
    add column edited       text[]           not null default '{}',
    add column updated_at   timestamptz,
    add column removed_at   timestamptz;

update book set updated_at = added_at;
update book b set sort_author = coalesce(
    (select c.folded_name from book_contributor bc join contributor c on c.id = bc.contributor_id
     where bc.book_id = b.id and bc.role = 'AUTHOR' order by bc.ordinal limit 1), '');
alter table book alter column updated_at set not null, alter column sort_author drop default;

comment on column book.edited is 'the fields that a curator has changed; they stay as they are when the files are read again';
comment on column book.removed_at is 'when it was deleted; it can be restored for some time';

-- A list shows no deleted book, and each order is read off an index.
drop index book_by_title, book_by_added_at, book_by_duration;
create index book_by_title on book (library_id, sort_title, id) where removed_at is null;
create index book_by_author on book (library_id, sort_author, id) where removed_at is null;
create index book_by_added_at on book (library_id, added_at, id) where removed_at is null;
create index book_by_updated_at on book (library_id, updated_at, id) where removed_at is null;
create index book_by_duration on book (library_id, duration_millis, id) where removed_at is null;
create index book_by_year on book (library_id, coalesce(published_year, 0), id) where removed_at is null;
create index book_by_publisher on book (publisher_id) where publisher_id is not null;
create index book_removed on book (library_id, removed_at, id) where removed_at is not null;
