-- Projections of user-service's facts ------------------------------------------------------------------------------

create table membership (
    library_id    uuid not null,
    account_id    uuid not null,
    membership_id uuid not null,
    role          text not null check (role in ('owner', 'curator', 'listener')),
    primary key (account_id, library_id)
);

-- Books --------------------------------------------------------------------------------------------------------------

create table contributor (
    id          uuid primary key,
    library_id  uuid not null,
    name        text not null,
    folded_name text not null,
    unique (library_id, folded_name)
);

create table series (
    id          uuid primary key,
    library_id  uuid not null,
    name        text not null,
    folded_name text not null,
    unique (library_id, folded_name)
);

create table book (
    id              uuid primary key,
    version         integer     not null,
    library_id      uuid        not null,
    title           text        not null,
    sort_title      text collate "C" not null,
    subtitle        text,
    language        text,
    published_year  integer,
    description     text,
    duration_millis bigint      not null check (duration_millis > 0),
    content_hash    char(64)    not null,
    added_at        timestamptz not null,
    -- The same bytes imported again are the same book.
    unique (library_id, content_hash)
);

create index book_by_title on book (library_id, sort_title, id);
create index book_by_added_at on book (library_id, added_at, id);
create index book_by_duration on book (library_id, duration_millis, id);

create table book_contributor (
    book_id        uuid    not null references book on delete cascade,
    ordinal        integer not null,
    contributor_id uuid    not null references contributor,
    role           text    not null check (role in ('AUTHOR', 'NARRATOR', 'TRANSLATOR', 'EDITOR')),
    primary key (book_id, ordinal),
    unique (contributor_id, role, book_id)
);

create table book_series (
    book_id   uuid    not null references book on delete cascade,
    ordinal   integer not null,
    series_id uuid    not null references series,
    position  numeric(9, 2),
    primary key (book_id, ordinal),
    unique (series_id, book_id)
);

create table book_genre (
    book_id     uuid    not null references book on delete cascade,
    ordinal     integer not null,
    name        text    not null,
    folded_name text    not null,
    primary key (book_id, ordinal)
);

create index book_genre_by_name on book_genre (folded_name, book_id);

create table audio_file (
    id              uuid primary key,
    book_id         uuid     not null references book on delete cascade,
    ordinal         integer  not null,
    name            text     not null,
    mime_type       text     not null,
    size            bigint   not null check (size > 0),
    duration_millis bigint   not null check (duration_millis > 0),
    start_millis    bigint   not null check (start_millis >= 0),
    sha256          char(64) not null,
    unique (book_id, ordinal)
);

comment on column audio_file.id is 'also the name of the bytes in the media store';

create table chapter (
    book_id      uuid    not null references book on delete cascade,
    ordinal      integer not null,
    title        text    not null,
    start_millis bigint  not null check (start_millis >= 0),
    end_millis   bigint  not null check (end_millis > start_millis),
    primary key (book_id, ordinal)
);

create table cover (
    book_id   uuid primary key references book on delete cascade,
    media_id  uuid     not null,
    mime_type text     not null,
    size      bigint   not null check (size > 0),
    sha256    char(64) not null
);

-- Imports ------------------------------------------------------------------------------------------------------------

create table import_job (
    id              uuid primary key,
    library_id      uuid        not null,
    requested_by    uuid        not null,
    cover_id        uuid        not null,
    idempotency_key text,
    folder          text,
    state           text        not null check (state in ('queued', 'running', 'succeeded', 'failed')),
    progress        real        not null check (progress between 0 and 1),
    attempts        integer     not null,
    lease_owner     uuid,
    lease_until     timestamptz,
    book_id         uuid,
    problem_code    text,
    problem_detail  text,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    check ((state = 'running') = (lease_owner is not null and lease_until is not null)),
    check ((state = 'succeeded') = (book_id is not null)),
    check ((state = 'failed') = (problem_code is not null)),
    unique (requested_by, library_id, idempotency_key)
);

create index import_job_unfinished on import_job (created_at) where state in ('queued', 'running');
create index import_job_by_library on import_job (library_id, id);

create table import_file (
    id        uuid primary key,
    import_id uuid    not null references import_job on delete cascade,
    ordinal   integer not null,
    name      text    not null,
    source    text,
    size      bigint  not null check (size >= 0),
    unique (import_id, ordinal)
);

comment on column import_job.cover_id is 'the name in the media store for a cover found inside of a file';
comment on column import_file.id is 'the name of the bytes in the media store, and of the audio file made from them';
comment on column import_file.source is 'path below the import root; null for what was uploaded';

-- The search index, a projection that can be built anew from the tables above ---------------------------------------

create table search_entry (
    kind       text     not null check (kind in ('book', 'person', 'series', 'chapter')),
    subject_id uuid     not null,
    ordinal    integer  not null,
    library_id uuid     not null,
    words      tsvector not null,
    folded     text     not null,
    primary key (kind, subject_id, ordinal)
);

comment on column search_entry.subject_id is 'book, contributor, series; for a chapter its book';
create index search_entry_by_words on search_entry using gin (words);
