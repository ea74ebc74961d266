-- The two database roles, made once for each server by its superuser; safe to run again.
-- onward_owner owns the database and migrates; onward_app is what the service connects as.
-- Neither is a superuser, and onward_app owns nothing, so row-level security always binds it.
\set ON_ERROR_STOP on
\getenv owner_password ONWARD_OWNER_PASSWORD
\getenv application_password ONWARD_APP_PASSWORD

SELECT format('CREATE ROLE %I', name)
FROM unnest(ARRAY['onward_owner', 'onward_app']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec
ALTER ROLE onward_owner LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
ALTER ROLE onward_app LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS PASSWORD :'application_password';

-- What the server writes down of these roles' work names nobody: no statement, no value, no row of one that failed.
-- The service writes its own line about a failure, with a reference. Only a superuser can set these otherwise.
SELECT format('ALTER ROLE %I SET %s', role, setting)
FROM unnest(ARRAY['onward_owner', 'onward_app']) AS role, unnest(ARRAY[
    'log_min_messages = ''fatal''', 'log_min_error_statement = ''panic''', 'log_error_verbosity = ''terse''',
    'log_statement = ''none''', 'log_min_duration_statement = -1', 'log_min_duration_sample = -1',
    'log_parameter_max_length = 0', 'log_parameter_max_length_on_error = 0', 'log_lock_waits = off',
    'log_temp_files = -1']) AS setting
\gexec

-- Default privileges belong to a database, and a new database takes them over from template1:
-- whatever the owner creates, in this database or in one made for a test, the service may use.
\connect template1
ALTER DEFAULT PRIVILEGES FOR ROLE onward_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO onward_app;
ALTER DEFAULT PRIVILEGES FOR ROLE onward_owner GRANT USAGE ON SEQUENCES TO onward_app;
\connect postgres

SELECT 'CREATE DATABASE onward OWNER onward_owner'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'onward')
\gexec
