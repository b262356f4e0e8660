-- Resumable uploads: what somebody is sending in pieces. The bytes grow in a file of the media store that has the upload's name.

create table upload (
    id         uuid primary key,
    account_id uuid        not null,
    name       text        not null,
    metadata   text        not null,
    size       bigint      not null check (size >= 0),
    received   bigint      not null default 0 check (received between 0 and size),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);

create index upload_by_account on upload (account_id);
create index upload_by_expiry on upload (expires_at);

comment on column upload.received is 'how many bytes are on disk for good; the file may have more after a crash';
comment on column upload.metadata is 'the Upload-Metadata header as it was sent';
