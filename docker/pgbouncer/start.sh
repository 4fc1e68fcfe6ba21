#!/bin/sh
# Writes who may come in, from the secret, into memory, and starts.
set -eu
umask 077
password=$(cat "${DB_APP_PASSWORD_FILE:-/run/secrets/db_app_password}")
printf '"wibestore_app" "%s"\n' "$password" >/run/pgbouncer/users
exec pgbouncer /etc/wibestore/pgbouncer.ini
