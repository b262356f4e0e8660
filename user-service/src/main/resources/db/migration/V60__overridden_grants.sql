-- What a person has taken away or changed since: the groups neither give it again nor take it.
alter table provider_grant add column overridden boolean not null default false;
