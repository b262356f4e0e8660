-- Reports by the months of their identifiers (UUIDv7), so that old ones leave with their partition and not row by row. The
-- default partition takes what has no month here: other identifiers, and clocks that are far off.
alter table progress_report rename to unpartitioned_report;
alter table unpartitioned_report rename constraint progress_report_pkey to unpartitioned_report_pkey;
drop index progress_report_pending, progress_report_pending_of_listener, progress_report_pending_since;

create table progress_report (
    listener_id      uuid             not null,
    book_id          uuid             not null,
    id               uuid             not null,
    device_id        text             not null,
    kind             text             not null
        check (kind in ('heartbeat', 'pause', 'seek', 'finish', 'reset', 'restore')),
    position_ms      bigint           check (position_ms >= 0),
    listened_from_ms bigint           check (listened_from_ms >= 0),
    listened_to_ms   bigint           check (listened_to_ms >= listened_from_ms),
    rate             double precision not null check (rate between 0.25 and 5),
    effective_at     timestamptz      not null,
    received_at      timestamptz      not null,
    state            text             not null check (state in ('accepted', 'pending', 'refused')),
    problem          text,
    primary key (listener_id, book_id, id),
    check ((listened_from_ms is null) = (listened_to_ms is null)),
    check ((state = 'refused') = (problem is not null))
) partition by range (id);
create table progress_report_default partition of progress_report default;
create index progress_report_pending on progress_report (book_id, listener_id) where state = 'pending';
create index progress_report_pending_of_listener on progress_report (listener_id) where state = 'pending';
create index progress_report_pending_since on progress_report (received_at) where state = 'pending';

insert into progress_report
    select listener_id, book_id, id, device_id, kind, position_ms, listened_from_ms, listened_to_ms, rate, effective_at,
        received_at, state, problem
    from unpartitioned_report;
drop table unpartitioned_report;
