-- Who asked to be forgotten, and which service has done its part: proof that it happened, and nothing else about the person.
create table erasure (
    id           uuid        primary key,
    account_id   uuid        not null unique,
    requested_at timestamptz not null,
    -- When the services that have not answered are told again.
    remind_at    timestamptz not null,
    reminders    integer     not null default 0,
    completed_at timestamptz
);
create index erasure_unfinished on erasure (remind_at) where completed_at is null;

create table erasure_part (
    erasure_id uuid not null references erasure on delete cascade,
    service    text not null,
    erased_at  timestamptz,
    primary key (erasure_id, service)
);

-- Sessions go with their account, whatever becomes of them in between.
alter table session
    drop constraint session_account_id_fkey,
    add constraint session_account_id_fkey foreign key (account_id) references account on delete cascade;

-- To erase an account, who says so may also take its name off what it did to others.
create or replace function refuse_to_rewrite_security_events() returns trigger language plpgsql as $$
begin
    if current_setting('nexus.security_events', true) = 'forget' then
        if tg_op = 'DELETE' then
            return old;
        end if;
        if new.actor_id is null and (new.id, new.at, new.account_id, new.action, new.details)
            is not distinct from (old.id, old.at, old.account_id, old.action, old.details) then
            return new;
        end if;
    end if;
    raise exception 'security events are only added';
end $$;
create index security_event_by_actor on security_event (actor_id) where actor_id is distinct from account_id;
