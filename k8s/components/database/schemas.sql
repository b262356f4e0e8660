-- What Nexus finds in its database, made by an administrator: for each service one role and one schema. A role owns its schema, finds it
-- on its search path, and has no right on any other. May be run again at any time, by several at once. Roles get their passwords elsewhere
-- (passwords.sql, or the operator that runs the database), and cannot sign in before.
select pg_advisory_lock(336170866003); -- the same number for whoever prepares a database

do $$
declare
  service record;
begin
  execute format('revoke all on database %I from public', current_database());
  revoke create on schema public from public;
  for service in
    select * from (values
      ('nexus_user', 'users'),
      ('nexus_catalog', 'catalog'),
      ('nexus_playback', 'playback'),
      ('nexus_notification', 'notification'),
      -- Several gateways count requests together; what they have there may be lost.
      ('nexus_gateway', 'gateway')) as services (role, schema)
  loop
    if not exists (select from pg_roles where rolname = service.role) then
      execute format('create role %I login', service.role);
      -- An administrator who is no superuser can give away a schema only to a role that it is a member of.
      execute format('grant %I to current_user', service.role);
    end if;
    execute format('alter role %I in database %I set search_path = %I', service.role, current_database(), service.schema);
    execute format('grant connect, temporary on database %I to %I', current_database(), service.role);
    if not exists (select from pg_namespace where nspname = service.schema) then
      execute format('create schema %I authorization %I', service.schema, service.role);
    end if;
  end loop;
end
$$;

select pg_advisory_unlock(336170866003);
