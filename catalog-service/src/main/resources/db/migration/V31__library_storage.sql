-- How much room the audio and covers of a library take. Deleted books count until their bytes are gone.

alter table book add column size bigint not null default 0 check (size >= 0);

update book set size = coalesce((select sum(f.size) from audio_file f where f.book_id = book.id), 0)
                     + coalesce((select c.size from cover c where c.book_id = book.id), 0);

-- Changes, and sums of earlier ones: no transaction waits for another one to change a sum.
create table library_storage (
    id         bigint generated always as identity primary key,
    library_id uuid   not null,
    bytes      bigint not null
);

create index library_storage_by_library on library_storage (library_id) include (bytes);

insert into library_storage (library_id, bytes) select library_id, sum(size) from book group by library_id;

create function note_library_storage() returns trigger language plpgsql as $$
declare
    change bigint := coalesce(new.size, 0) - coalesce(old.size, 0);
begin
    if change <> 0 then
        insert into library_storage (library_id, bytes) values (coalesce(new.library_id, old.library_id), change);
    end if;
    return null;
end $$;

create trigger library_storage_changed after insert or update of size or delete on book
    for each row execute function note_library_storage();

comment on column book.size is 'bytes of its audio and its cover';
comment on column library_storage.bytes is 'more than before, or less';
