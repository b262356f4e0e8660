-- What books are to their listeners, as playback tells, so that lists can be narrowed down to what is begun or finished. A book that
-- nobody told of is not started.
create table listening_state (
    listener_id uuid not null,
    book_id     uuid not null,
    state       text not null check (state in ('not-started', 'in-progress', 'finished')),
    primary key (listener_id, book_id)
);
comment on table listening_state is 'a projection of playback.progress.advanced';
