-- Folders below the import root that are looked at again and again, and what was found in them.

create table watched_folder (
    id           uuid primary key,
    library_id   uuid        not null,
    folder       text        not null,
    added_by     uuid,
    created_at   timestamptz not null,
    next_scan_at timestamptz not null,
    scanned_at   timestamptz,
    result       jsonb,
    unique (library_id, folder)
);

create index watched_folder_by_scan on watched_folder (next_scan_at);
create index watched_folder_by_adder on watched_folder (added_by);

create table folder_source (
    library_id  uuid not null,
    folder      text collate "C" not null,
    fingerprint text not null,
    import_id   uuid,
    book_id     uuid,
    primary key (library_id, folder)
);

create index folder_source_by_import on folder_source (import_id);

comment on table folder_source is 'where a book of a watched folder lies';
comment on column folder_source.fingerprint is 'of names, sizes and times of its files when they were imported last; empty to import them again';

alter table import_job add column shelf text;
comment on column import_job.shelf is 'the watched folder that the folder was found in; null for what somebody has asked for';
