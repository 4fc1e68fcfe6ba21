#!/bin/sh
# The database's roles, made once in an empty volume: an owner that migrates, and an application that cannot change
# tables (tools/shop/roles.py does the same for `make run`). A password that is not given makes no role.
set -eu

# Each may lie in a file instead (DB_APP_PASSWORD_FILE, …).
for role in OWNER APP MONITOR BACKUP; do
  eval "file=\${DB_${role}_PASSWORD_FILE:-}"
  if [ -n "$file" ]; then export "DB_${role}_PASSWORD=$(cat "$file")"; fi
done

run() { psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB"; }

# Passwords come by variables of psql, which quotes them; a here-document keeps them out of the process list.
run <<'SQL'
\getenv owner_password DB_OWNER_PASSWORD
\getenv app_password DB_APP_PASSWORD
CREATE ROLE wibestore_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE wibestore_app LOGIN PASSWORD :'app_password';
SELECT format('ALTER DATABASE %I OWNER TO wibestore_owner', current_database()) \gexec
ALTER SCHEMA public OWNER TO wibestore_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO wibestore_app;
-- Before the first migration, so that every table it makes is covered. TRUNCATE is left out on purpose.
ALTER DEFAULT PRIVILEGES FOR ROLE wibestore_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO wibestore_app;
ALTER DEFAULT PRIVILEGES FOR ROLE wibestore_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO wibestore_app;
-- The session's own settings would be lost behind PgBouncer.
ALTER ROLE wibestore_app SET statement_timeout = '5s';
ALTER ROLE wibestore_app SET lock_timeout = '4s';
ALTER ROLE wibestore_app SET timezone = 'UTC';
SQL

if [ -n "${DB_MONITOR_PASSWORD:-}" ]; then
  run <<'SQL'
\getenv password DB_MONITOR_PASSWORD
CREATE ROLE wibestore_monitor LOGIN PASSWORD :'password' IN ROLE pg_monitor;
SQL
fi
if [ -n "${DB_BACKUP_PASSWORD:-}" ]; then
  run <<'SQL'
\getenv password DB_BACKUP_PASSWORD
CREATE ROLE wibestore_backup LOGIN REPLICATION PASSWORD :'password';
SQL
  # The image lets everybody in by password, but nobody copy the whole.
  echo "host replication wibestore_backup all scram-sha-256" >>"$PGDATA/pg_hba.conf"
fi
