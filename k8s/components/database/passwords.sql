-- For psql, after schemas.sql: the roles' passwords are those of the environment from now on. They show in no log of the server.
\set ON_ERROR_STOP on
\getenv user NEXUS_USER_DATABASE_PASSWORD
\getenv catalog NEXUS_CATALOG_DATABASE_PASSWORD
\getenv playback NEXUS_PLAYBACK_DATABASE_PASSWORD
\getenv notification NEXUS_NOTIFICATION_DATABASE_PASSWORD
\getenv gateway NEXUS_GATEWAY_DATABASE_PASSWORD
set log_statement = 'none';
set log_min_duration_statement = -1;
set log_min_error_statement = 'panic';
alter role nexus_user password :'user';
alter role nexus_catalog password :'catalog';
alter role nexus_playback password :'playback';
alter role nexus_notification password :'notification';
alter role nexus_gateway password :'gateway';
