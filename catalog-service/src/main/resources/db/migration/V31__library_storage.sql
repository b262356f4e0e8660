-- How much room the audio and covers of a library take. Deleted books count until their bytes are gone.

alter table book add column size bigint not null default 0 check (size >= 0);

update book set size = coalesce((select sum(f.size) from audio_file f where f.book_id = book.id), 0)
                     + coalesce((select c.size from cover c where c.book_id = book.id), 0);

create table library_storage (
    library_id uuid primary key,
    bytes      bigint not null check (bytes >= 0)
);

insert into library_storage (library_id, bytes) select library_id, sum(size) from book group by library_id;

create function note_library_storage() returns trigger language plpgsql as $$
declare
    change bigint := coalesce(new.size, 0) - coalesce(old.size, 0);
begin
    if change <> 0 then
        insert into library_storage (library_id, bytes) values (coalesce(new.library_id, old.library_id), greatest(change, 0))
        on conflict (library_id) do update set bytes = greatest(library_storage.bytes + change, 0);
    end if;
    return null;
end $$;

create trigger library_storage_changed after insert or update of size or delete on book
    for each row execute function note_library_storage();

comment on column book.size is 'bytes of its audio and its cover';
