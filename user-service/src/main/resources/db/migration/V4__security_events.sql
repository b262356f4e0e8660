-- What happened to accounts and who did it. Without foreign keys: it outlives what it tells of.
create table security_event (
    id             uuid        primary key,
    at             timestamptz not null,
    -- Whom it happened to; null when a sign-in named no account.
    account_id     uuid,
    -- Who did it; null for somebody who was not signed in.
    actor_id       uuid,
    action         text        not null,
    client_address inet,
    user_agent     text,
    details        jsonb       not null
);
create index security_event_of_account on security_event (account_id, id);
create index security_event_by_time on security_event (at);

-- A row is never changed, and deleted only by who says that it is retention or erasure.
create function refuse_to_rewrite_security_events() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('nexus.security_events', true) = 'forget' then
        return old;
    end if;
    raise exception 'security events are only added';
end $$;
create trigger security_event_is_append_only before update or delete on security_event
    for each row execute function refuse_to_rewrite_security_events();
