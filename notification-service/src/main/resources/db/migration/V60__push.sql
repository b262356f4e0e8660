-- By whom push services know this installation (VAPID, RFC 8292), where the environment does not give it. One for all instances.
create table push_key (
    id          smallint    primary key check (id = 1),
    public_key  bytea       not null,
    private_key bytea       not null,
    created_at  timestamptz not null
);
comment on column push_key.private_key is 'sealed with the key of the environment';

-- Browsers and apps that want to be told. A browser has one endpoint, and belongs to whoever asked last.
create table push_subscription (
    id          uuid        primary key,
    account_id  uuid        not null,
    endpoint    text        not null unique,
    p256dh      bytea       not null check (octet_length(p256dh) = 65),
    auth        bytea       not null check (octet_length(auth) = 16),
    device_name text,
    created_at  timestamptz not null
);
create index push_subscription_by_account on push_subscription (account_id, id);

-- What is settled of a message to several browsers, while others are tried again.
create table push_delivery (
    message_id      uuid        not null,
    subscription_id uuid        not null references push_subscription on delete cascade,
    outcome         text        not null check (outcome in ('sent', 'refused')),
    settled_at      timestamptz not null,
    primary key (message_id, subscription_id)
);
create index push_delivery_by_subscription on push_delivery (subscription_id);
create index push_delivery_by_age on push_delivery (settled_at);
