-- What each instance's search index has to look at again. An instance takes over what transactions before the oldest running one
-- have written: none of those can still be writing, whatever the order in which they commit.

drop table search_entry;

create table search_change (
    id         bigint generated always as identity primary key,
    xid        xid8        not null default pg_current_xact_id(),
    kind       text        not null check (kind in ('book', 'person', 'series')),
    subject_id uuid        not null,
    changed_at timestamptz not null default now()
);

create index search_change_by_transaction on search_change (xid);
create index search_change_by_age on search_change (changed_at);

-- Up to which transaction changes are forgotten: an index that is older is built anew.
create table search_pruned (
    single boolean primary key default true check (single),
    before xid8    not null
);
insert into search_pruned (before) values (pg_current_xact_id());

-- Each table tells of a change once a statement, by its new or its old rows. A book that changes always changes its own row.

create function note_search_change() returns trigger language plpgsql as $$
begin
    execute format('insert into search_change (kind, subject_id) select distinct %L, %I from changed where %2$I is not null',
                   tg_argv[0], tg_argv[1]);
    return null;
end $$;

create trigger search_book_added after insert on book referencing new table as changed
    for each statement execute function note_search_change('book', 'id');
create trigger search_book_changed after update on book referencing new table as changed
    for each statement execute function note_search_change('book', 'id');
create trigger search_book_gone after delete on book referencing old table as changed
    for each statement execute function note_search_change('book', 'id');

create trigger search_person_changed after update on contributor referencing new table as changed
    for each statement execute function note_search_change('person', 'id');
create trigger search_person_gone after delete on contributor referencing old table as changed
    for each statement execute function note_search_change('person', 'id');
create trigger search_part_added after insert on book_contributor referencing new table as changed
    for each statement execute function note_search_change('person', 'contributor_id');
create trigger search_part_changed_to after update on book_contributor referencing new table as changed
    for each statement execute function note_search_change('person', 'contributor_id');
create trigger search_part_changed_from after update on book_contributor referencing old table as changed
    for each statement execute function note_search_change('person', 'contributor_id');
create trigger search_part_gone after delete on book_contributor referencing old table as changed
    for each statement execute function note_search_change('person', 'contributor_id');

create trigger search_series_changed after update on series referencing new table as changed
    for each statement execute function note_search_change('series', 'id');
create trigger search_series_gone after delete on series referencing old table as changed
    for each statement execute function note_search_change('series', 'id');
create trigger search_place_added after insert on book_series referencing new table as changed
    for each statement execute function note_search_change('series', 'series_id');
create trigger search_place_changed_to after update on book_series referencing new table as changed
    for each statement execute function note_search_change('series', 'series_id');
create trigger search_place_changed_from after update on book_series referencing old table as changed
    for each statement execute function note_search_change('series', 'series_id');
create trigger search_place_gone after delete on book_series referencing old table as changed
    for each statement execute function note_search_change('series', 'series_id');
