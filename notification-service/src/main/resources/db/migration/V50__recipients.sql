-- Who may be told, as user-service says. Addresses are compared by their key, as user-service compares them.
create table recipient (
    account_id     uuid    primary key,
    email          text    not null,
    email_key      text    not null,
    email_verified boolean not null,
    display_name   text    not null,
    locale         text,
    time_zone      text,
    registered_at  timestamptz
);
create index recipient_by_verified_address on recipient (email_key) where email_verified;

-- Apart from the profile, because events about one do not carry the other.
create table disabled_recipient (
    account_id  uuid        primary key,
    disabled_at timestamptz not null
);
