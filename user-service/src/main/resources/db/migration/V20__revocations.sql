-- Until when the last access token of the session may live: a session that ended matters to verifiers no longer than that.
alter table session add column access_until timestamptz not null default now() + interval '1 hour';
-- By a column that no refresh touches, so that refreshing need not touch an index.
create index session_by_end on session (ended_at) where ended_at is not null;

-- Accounts whose access tokens up to a time are refused. Without a foreign key: it holds for an account that is gone, too.
create table revoked_account (
    account_id uuid        primary key,
    revoked_at timestamptz not null
);
create index revoked_account_by_time on revoked_account (revoked_at);
