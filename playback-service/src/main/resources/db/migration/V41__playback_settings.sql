-- How listeners want to hear: a row without a book has what they want of all books. Who takes settings back leaves a row of nulls,
-- so that no version comes twice.
create table playback_setting (
    listener_id     uuid             not null,
    book_id         uuid,
    rate            double precision check (rate between 0.25 and 5),
    sleep_timer     text             check (sleep_timer ~ '^(off|end-of-chapter|[1-9][0-9]{0,2} min)$'),
    skip_forward_ms bigint           check (skip_forward_ms > 0),
    skip_back_ms    bigint           check (skip_back_ms > 0),
    skip_intro_ms   bigint           check (skip_intro_ms >= 0),
    skip_outro_ms   bigint           check (skip_outro_ms >= 0),
    changed_at      timestamptz      not null,
    version         bigint           not null check (version > 0),
    unique nulls not distinct (listener_id, book_id)
);
