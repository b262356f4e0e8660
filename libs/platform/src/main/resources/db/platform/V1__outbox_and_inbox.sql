-- The aggregate's own event counter. Its row lock, held until commit, makes the order of commits the order of events.
create table event_sequence (
    source text primary key,
    last   bigint not null
);

create table outbox_event (
    position    bigint generated always as identity primary key,
    lane        smallint    not null check (lane between 0 and 63),
    id          uuid        not null unique,
    type        text        not null,
    source      text        not null,
    sequence    bigint      not null,
    occurred_at timestamptz not null,
    body        text        not null,
    unique (source, sequence)
);
create index outbox_event_by_lane on outbox_event (lane, position);

-- What was published, kept for replay; a partition a day, dropped when the retention ends.
create table outbox_history (
    position     bigint      not null,
    lane         smallint    not null,
    id           uuid        not null,
    type         text        not null,
    source       text        not null,
    sequence     bigint      not null,
    occurred_at  timestamptz not null,
    body         text        not null,
    published_at timestamptz not null
) partition by range (published_at);
create table outbox_history_default partition of outbox_history default;
create index outbox_history_by_time on outbox_history (published_at, position);

-- An event takes effect once per subscriber: this row and the effect commit together.
create table inbox_event (
    subscriber  text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null,
    primary key (subscriber, event_id)
);
create index inbox_event_by_time on inbox_event (received_at);

-- The newest event of each aggregate that a projection has applied.
create table projection_sequence (
    subscriber text   not null,
    source     text   not null,
    sequence   bigint not null,
    primary key (subscriber, source)
);

-- Events that could not be handled: waiting for their next try, or parked until an operator decides.
create table waiting_event (
    id          uuid        primary key,
    subscriber  text        not null,
    event_id    uuid        not null,
    type        text,
    body        text        not null,
    attempts    integer     not null,
    reason      text        not null,
    first_at    timestamptz not null,
    next_try_at timestamptz,
    parked_at   timestamptz,
    unique (subscriber, event_id),
    check ((parked_at is null) = (next_try_at is not null))
);
create index waiting_event_due on waiting_event (next_try_at) where parked_at is null;
