-- Reviews are told of and answered: each has an identifier of its own, and room for what the library says to it. The default is for
-- instances of the version before, which run beside this one for a while.
alter table review add column id uuid not null default gen_random_uuid();
alter table review add constraint review_id_key unique (id);
comment on column review.id is 'another one when a member reviews the same book again after taking the review back';

alter table review
    add column answer      text,
    add column answered_by uuid,
    add column answered_at timestamptz,
    add check ((answer is null) = (answered_at is null));
comment on column review.answered_by is 'null also when that account is erased; the answer stays';
create index review_answered_by on review (answered_by) where answered_by is not null;
