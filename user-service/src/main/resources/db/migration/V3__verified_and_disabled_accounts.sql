alter table account
    add column email_verified_at timestamptz,
    -- The address that its owner wants, until somebody who reads there says so.
    add column pending_email     text,
    add column disabled_at       timestamptz,
    add column locale            text,
    add column time_zone         text;
