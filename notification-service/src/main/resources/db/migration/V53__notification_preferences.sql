-- What people said of how they want to be told. Who said nothing has no row, and the defaults hold.
create table notification_preference (
    account_id uuid    primary key,
    digest     text    not null check (digest in ('off', 'weekly')),
    quiet_from time,
    quiet_to   time,
    quiet_zone text,
    version    bigint  not null,
    check ((quiet_from is null) = (quiet_to is null)),
    check (quiet_from <> quiet_to)
);
comment on column notification_preference.quiet_zone is 'an IANA name; null for the zone of the account';

create table channel_choice (
    account_id uuid    not null references notification_preference on delete cascade,
    kind       text    not null,
    channel    text    not null,
    wanted     boolean not null,
    primary key (account_id, kind, channel)
);
