-- What operators have asked to be published again out of the history.
create table event_replay (
    id             uuid        primary key,
    published_from timestamptz not null,
    published_to   timestamptz not null,
    types          text[],
    sources        text[],
    queue          text,
    state          text        not null
        check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    total          bigint,
    published      bigint      not null default 0,
    -- The last row of the history that was published again.
    after_time     timestamptz,
    after_position bigint,
    problem        text,
    requested_at   timestamptz not null,
    finished_at    timestamptz,
    check (published_from < published_to),
    check ((finished_at is null) = (state in ('queued', 'running')))
);
create index event_replay_unfinished on event_replay (requested_at, id) where finished_at is null;
create index event_replay_by_time on event_replay (requested_at desc, id desc);
