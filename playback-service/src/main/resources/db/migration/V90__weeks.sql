-- Where listeners' days begin, an IANA name, as user-service tells. Who is not here has not said.
create table listener_zone (
    listener_id uuid primary key,
    zone        text not null
);
create index listener_zone_by_zone on listener_zone (zone);

-- Which weeks were told, each once. Old ones are not asked for any more and leave.
create table week_told (
    listener_id uuid not null,
    monday      date not null,
    primary key (listener_id, monday)
);
comment on column week_told.monday is 'of the listener''s time zone at that time';
create index week_told_by_monday on week_told (monday);

-- Who heard something in some days; the key finds the days of a listener only.
create index listened_by_day on listened (day, listener_id);
