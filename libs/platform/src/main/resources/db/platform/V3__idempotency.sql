-- What was answered to requests with an Idempotency-Key. Neither the key nor the answer can be read here: the key itself unseals
-- the answer, and only its hash is kept.
create table idempotent_answer (
    account_id   uuid        not null,
    key_hash     bytea       not null,
    request_hash bytea       not null,
    sealed       bytea,
    asked_at     timestamptz not null,
    primary key (account_id, key_hash)
);
create index idempotent_answer_by_time on idempotent_answer (asked_at);
