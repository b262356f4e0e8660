-- Mails that wait to be sent. The address and everything that the mail says are sealed with the key of the environment.
create table queued_mail (
    id          uuid        primary key,
    kind        text        not null,
    sealed      bytea       not null,
    queued_at   timestamptz not null,
    attempts    integer     not null default 0,
    next_try_at timestamptz not null
);
create index queued_mail_by_time on queued_mail (next_try_at);
