-- Whom a library tells of what happens in it. Without event types it is told of all that webhooks are told. Secrets are sealed with the
-- key of the environment; the former one signs along until its end.
create table webhook (
    id              uuid        primary key,
    library_id      uuid        not null,
    url             text        not null,
    event_types     text[]      not null,
    enabled         boolean     not null,
    disabled_reason text        check (disabled_reason in ('gone', 'failing')),
    secret          bytea       not null,
    former_secret   bytea,
    former_until    timestamptz,
    created_at      timestamptz not null,
    created_by      uuid,
    failing_since   timestamptz,
    version         bigint      not null,
    check (not enabled or disabled_reason is null),
    check ((former_secret is null) = (former_until is null))
);
create index webhook_by_library on webhook (library_id, id);
create index webhook_by_creator on webhook (created_by) where created_by is not null;
comment on column webhook.failing_since is 'the first failure since the last success';

-- What is told, and what came of it. An event that comes again is the same delivery.
create table webhook_delivery (
    id              uuid        primary key,
    webhook_id      uuid        not null references webhook on delete cascade,
    event_id        uuid        not null,
    event_type      text        not null,
    body            text        not null,
    state           text        not null check (state in ('pending', 'delivered', 'failed', 'cancelled')),
    attempts        integer     not null,
    next_attempt_at timestamptz,
    leased_until    timestamptz,
    last_status     integer,
    last_reason     text,
    last_took_ms    integer,
    created_at      timestamptz not null,
    delivered_at    timestamptz,
    unique (webhook_id, event_id),
    check ((state = 'pending') = (next_attempt_at is not null))
);
create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt_at) where state = 'pending';
create index webhook_delivery_leased on webhook_delivery (webhook_id) where leased_until is not null;
create index webhook_delivery_newest on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_by_age on webhook_delivery (created_at);
comment on column webhook_delivery.leased_until is 'somebody is at it; who dies meanwhile lets it be tried again after this';
