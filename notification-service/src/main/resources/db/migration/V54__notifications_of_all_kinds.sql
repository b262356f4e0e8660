-- The service knows the kinds; a row's source is what it tells of, and of one source a recipient is told once in each kind.
alter table notification drop constraint notification_kind_check;
alter table notification add column library_id uuid;
alter table notification add column link text;
alter table notification add column source_id uuid;
alter table notification add column in_app boolean not null default true;
create unique index notification_once on notification (recipient_id, kind, source_id);
comment on column notification.in_app is 'false for what goes by other channels only';
