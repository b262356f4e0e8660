-- Notifications on their way by channels that leave the house; they go with their notification.
create table notification_delivery (
    id              uuid        primary key,
    notification_id uuid        not null references notification on delete cascade,
    channel         text        not null check (channel in ('email', 'push')),
    state           text        not null check (state in ('pending', 'sent', 'refused', 'expired', 'cancelled')),
    attempts        integer     not null,
    next_attempt_at timestamptz,
    last_reason     text,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    unique (notification_id, channel),
    check ((state = 'pending') = (next_attempt_at is not null)),
    check ((state = 'pending') = (finished_at is null))
);
create index notification_delivery_due on notification_delivery (channel, next_attempt_at) where state = 'pending';
create index notification_delivery_finished on notification_delivery (finished_at) where state <> 'pending';
comment on column notification_delivery.next_attempt_at is 'while somebody is at it, the end of the lease: who dies meanwhile lets it be tried again then';
comment on column notification_delivery.last_reason is 'a word without personal data';
