-- What an import found, and archives that are taken apart into the files of a book.

alter table import_job add column report jsonb;
comment on column import_job.report is 'whose word was taken for each field, and what was passed over';

alter table import_file
    add column archive_id uuid,
    add column unpacked boolean not null default false;
comment on column import_file.source is 'path below the import root, or in the archive; null for what was uploaded';
comment on column import_file.archive_id is 'the file of the same import that it is an entry of';
comment on column import_file.unpacked is 'an archive whose entries are files of the import now; it is none itself';
