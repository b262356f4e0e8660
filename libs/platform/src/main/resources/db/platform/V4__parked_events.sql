-- Operators page through what is parked, the newest first.
create index waiting_event_parked on waiting_event (parked_at desc, id desc) where parked_at is not null;
