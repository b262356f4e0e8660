-- Whose library an aggregate is, for when it is gone and only that can still be told of it.
alter table event_sequence add column library_id uuid;

-- Present state goes to one queue alone, with the sequence of the last event, which may be waiting here itself.
alter table outbox_event add column queue text;
comment on column outbox_event.queue is 'the only queue that it goes to; null for everybody who listens';
alter table outbox_event drop constraint outbox_event_source_sequence_key;
create unique index outbox_event_source_sequence on outbox_event (source, sequence) where queue is null;
create index outbox_event_to_one_queue on outbox_event (queue) where queue is not null;

-- Consumers that are told the present state of everything.
create table state_emission (
    id           uuid        primary key,
    consumer     text        not null,
    queue        text        not null,
    state        text        not null
        check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    total        bigint,
    aggregates   bigint      not null default 0,
    told         bigint      not null default 0,
    -- The last aggregate that was told of, while it goes on.
    after_source text,
    problem      text,
    requested_at timestamptz not null,
    finished_at  timestamptz,
    check ((finished_at is null) = (state in ('queued', 'running')))
);
create unique index state_emission_unfinished on state_emission (consumer) where finished_at is null;
create index state_emission_by_time on state_emission (requested_at desc, id desc);
