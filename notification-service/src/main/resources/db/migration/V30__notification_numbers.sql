-- Numbers count each recipient's notifications in the order of their commits, which identifiers made before the commit do not. So
-- "all after number 7" misses nothing, whatever transactions were under way when 7 was sent.
alter table notification add column number bigint;

update notification set number = counted.number
from (select id, row_number() over (partition by recipient_id order by id) as number from notification) counted
where notification.id = counted.id;

alter table notification alter column number set not null;
create unique index notification_by_number on notification (recipient_id, number);
