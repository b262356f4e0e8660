-- A membership that ended keeps its row, so that the same membership begins again: its events stay in one sequence.
alter table membership add column revoked_at timestamptz;

-- Who made a library, however often it has changed hands: so many an account can have made. Null once the maker is erased.
alter table library add column founded_by uuid references account on delete set null;
update library set founded_by = membership.account_id
from membership
where membership.library_id = library.id and membership.id = (
    select id from membership first where first.library_id = library.id and first.role = 'OWNER' order by id limit 1);
create index library_of_founder on library (founded_by);
