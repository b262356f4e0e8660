-- Archives of all that is known about somebody, made in the background.
create table export_job (
    id             uuid        primary key,
    account_id     uuid        not null references account on delete cascade,
    state          text        not null check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED')),
    progress       real        not null default 0 check (progress between 0 and 1),
    attempts       integer     not null default 0,
    -- When a queued one may be taken up.
    next_try_at    timestamptz not null,
    lease_owner    uuid,
    lease_until    timestamptz,
    -- Bytes of the whole archive.
    size           bigint,
    problem_detail text,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    check ((state = 'RUNNING') = (lease_owner is not null and lease_until is not null)),
    check ((state = 'SUCCEEDED') = (size is not null)),
    check ((state = 'FAILED') = (problem_detail is not null))
);
-- One at a time for each account.
create unique index export_job_unfinished on export_job (account_id) where state in ('QUEUED', 'RUNNING');
create index export_job_of_account on export_job (account_id, id);
create index export_job_by_expiry on export_job (expires_at);

-- The archives, in pieces that fit into memory, each sealed with the key of the environment. They are in the database, so
-- that every instance can hand them out, and go with the account.
create table export_chunk (
    export_id uuid    not null references export_job on delete cascade,
    ordinal   integer not null,
    sealed    bytea   not null,
    primary key (export_id, ordinal)
);
alter table export_chunk alter column sealed set storage external;
