-- What goes by other channels only is never read in the app, and would be counted over at each look into it.
create index notification_unread_in_app on notification (recipient_id) where read_at is null and in_app;
drop index notification_unread;
