-- An import stays with its library; who asked for it is forgotten with their account.
alter table import_job alter column requested_by drop not null;
