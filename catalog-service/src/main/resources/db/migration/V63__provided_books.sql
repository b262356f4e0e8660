-- What catalogues of others know of books, loaded in bulk from files: it fills gaps when a book is imported, and curators can look it up.

create table provided_book (
    provider       text    not null,
    key            text    not null,
    title_key      text    not null,
    title          text    not null,
    subtitle       text,
    authors        text[]  not null,
    author_keys    text[]  not null,
    description    text,
    published_year integer,
    language       text,
    genres         text[]  not null,
    primary key (provider, key)
);

create index provided_book_by_title on provided_book (title_key);

create table provided_author (
    provider text not null,
    key      text not null,
    name     text not null,
    primary key (provider, key)
);

create table provided_file (
    path        text primary key,
    fingerprint text        not null,
    loaded_at   timestamptz not null,
    records     bigint      not null,
    unreadable  bigint      not null
);

comment on column provided_book.title_key is 'the title without case, accents, articles and spaces';
comment on column provided_book.author_keys is 'authors of the same provider that come in a file of their own';
comment on column provided_file.fingerprint is 'size and time of the file when it was loaded last';
