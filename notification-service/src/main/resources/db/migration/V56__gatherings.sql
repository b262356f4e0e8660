-- What is told together, because it comes together: the books of a bulk import, for example. At most one gathering of a topic is open for a
-- library, or for one account's doings there; when it is due it is closed and told, to many recipients in the order of their accounts.
create table gathering (
    id         uuid        primary key,
    topic      text        not null check (topic in ('new-books', 'imports-done', 'imports-failed')),
    library_id uuid        not null,
    account_id uuid,
    opened_at  timestamptz not null,
    due_at     timestamptz not null,
    closed_at  timestamptz,
    told_to    uuid,
    done_at    timestamptz,
    check (done_at is null or closed_at is not null)
);
create unique index gathering_open on gathering (topic, library_id, account_id) nulls not distinct where closed_at is null;
create index gathering_closed on gathering (topic, library_id, account_id, closed_at);
create index gathering_due on gathering (due_at) where done_at is null;
create index gathering_by_account on gathering (account_id) where account_id is not null;
comment on column gathering.account_id is 'null when it is told to all whom it may concern';
comment on column gathering.told_to is 'those up to this account have been told';

create table gathered (
    gathering_id uuid    not null references gathering on delete cascade,
    item_id      uuid    not null,
    book_id      uuid,
    books        integer not null,
    problem      text,
    primary key (gathering_id, item_id)
);
create index gathered_by_book on gathered (book_id);
comment on column gathered.item_id is 'a book, or an import';

-- Who brought a book along is not told that it is there.
create table imported_book (
    book_id     uuid        not null,
    account_id  uuid        not null,
    imported_at timestamptz not null,
    primary key (book_id, account_id)
);
create index imported_book_by_account on imported_book (account_id);
create index imported_book_by_age on imported_book (imported_at);
