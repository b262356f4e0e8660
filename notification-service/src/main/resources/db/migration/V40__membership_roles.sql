-- What a member may do. Null for memberships that were told before roles were kept here, until they are told again.
alter table membership add column role text check (role in ('owner', 'curator', 'listener'));
