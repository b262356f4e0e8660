-- What a curator says of a book while making it of uploads.

alter table import_job add column curated jsonb;
comment on column import_job.curated is 'metadata, and the fields of it that are believed whatever the files say';
