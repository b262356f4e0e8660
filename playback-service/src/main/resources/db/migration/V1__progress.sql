-- Times on a book's timeline are whole milliseconds (bigint): exact, small, and the same number in Java and in SQL.

-- What the catalogue tells of its books.
create table book (
    id         uuid   primary key,
    library_id uuid   not null,
    length_ms  bigint not null check (length_ms >= 0)
);

-- What user-service tells of who belongs to a library.
create table membership (
    account_id uuid not null,
    library_id uuid not null,
    primary key (account_id, library_id)
);

-- Every report that was ever acknowledged, once, as the device made it. The key is the rule "idempotent by report id"; the
-- listener is part of it, so that nobody can take another's identifiers.
create table progress_report (
    listener_id      uuid             not null,
    id               uuid             not null,
    book_id          uuid             not null,
    device_id        text             not null,
    kind             text             not null check (kind in ('heartbeat', 'pause', 'seek', 'finish', 'reset')),
    position_ms      bigint           check (position_ms >= 0),
    listened_from_ms bigint           check (listened_from_ms >= 0),
    listened_to_ms   bigint           check (listened_to_ms >= listened_from_ms),
    rate             double precision not null check (rate between 0.25 and 5),
    effective_at     timestamptz      not null,
    received_at      timestamptz      not null,
    state            text             not null check (state in ('accepted', 'pending', 'refused')),
    problem          text,
    primary key (listener_id, id),
    check ((listened_from_ms is null) = (listened_to_ms is null)),
    check ((state = 'refused') = (problem is not null))
);
create index progress_report_pending on progress_report (book_id, listener_id) where state = 'pending';
create index progress_report_pending_of_listener on progress_report (listener_id) where state = 'pending';
create index progress_report_pending_since on progress_report (received_at) where state = 'pending';

-- Where each listener is in each book. Only the key is indexed and pages keep room, so that a move stays on its page (HOT).
create table place (
    listener_id uuid        not null,
    book_id     uuid        not null,
    position_ms bigint      not null check (position_ms >= 0),
    decided_at  timestamptz not null,
    decided_by  uuid        not null,
    device_id   text        not null,
    rule        text        not null
        check (rule in ('latest-listening', 'latest-seek', 'latest-finish', 'latest-reset')),
    finished_at timestamptz,
    reset_at    timestamptz,
    version     bigint      not null check (version > 0),
    primary key (listener_id, book_id)
) with (fillfactor = 70);

-- Every finish that was ever accepted, whatever place won later.
create table completion (
    listener_id uuid        not null,
    book_id     uuid        not null,
    report_id   uuid        not null,
    library_id  uuid        not null,
    finished_at timestamptz not null,
    primary key (listener_id, book_id, report_id)
);
