-- What members think of books: one review of each member and book.
create table review (
    book_id    uuid        not null references book on delete cascade,
    account_id uuid        not null,
    rating     smallint    not null check (rating between 1 and 5),
    text       text,
    spoiler    boolean     not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    hidden_at  timestamptz,
    primary key (book_id, account_id)
);
comment on column review.hidden_at is 'when a curator took it out of sight; it does not count then';
create index review_newest on review (book_id, updated_at, account_id);
create index review_of_account on review (account_id);

alter table book
    add column rating_average numeric(3, 2) check (rating_average between 1 and 5),
    add column rating_count   integer not null default 0,
    add check ((rating_count = 0) = (rating_average is null));
create index book_by_rating on book (library_id, coalesce(rating_average, 0), id) where removed_at is null;
