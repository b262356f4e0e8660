alter table session drop constraint session_end_reason_check;
update session set end_reason = 'COMPROMISED' where end_reason = 'REPLAYED';
alter table session
    add constraint session_end_reason_check check (end_reason in
        ('SIGNED_OUT', 'REVOKED', 'REVOKED_BY_ADMIN', 'PASSWORD_CHANGED', 'SECOND_FACTOR_CHANGED', 'ACCOUNT_DISABLED',
         'ACCOUNT_ERASED', 'COMPROMISED', 'EXPIRED')),
    add column sign_in_method text not null default 'PASSWORD' check (sign_in_method in
        ('PASSWORD', 'PASSWORD_AND_CODE', 'PASSWORD_AND_RECOVERY_CODE', 'OPENID_CONNECT'));

create table known_device (
    account_id   uuid        not null references account on delete cascade,
    -- Whether the device gave an identifier of its own, or only a name.
    by_id        boolean     not null,
    device       text        not null,
    last_seen_at timestamptz not null,
    primary key (account_id, by_id, device)
);
