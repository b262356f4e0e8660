-- To forget devices on which nobody has signed in for long.
create index known_device_by_time on known_device (last_seen_at);
