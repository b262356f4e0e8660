-- Accounts that are, or are to be, erased here; all that is kept of them.
create table erased_account (
    account_id   uuid primary key,
    requested_at timestamptz not null,
    known_since  timestamptz,
    erased_at    timestamptz
);
comment on column erased_account.known_since is 'a transaction that began later has seen the row';
create index erased_account_unfinished on erased_account (requested_at) where erased_at is null;

alter table outbox_event add column forgotten boolean not null default false;
comment on column outbox_event.forgotten is 'it is still published, so that its aggregate has no gap, but not kept';
