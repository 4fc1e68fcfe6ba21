#!/bin/sh
# Starts Redis with the settings given as words and the password of the secret, which is in no list of processes.
set -eu
{
  for setting in "$@"; do printf '%s\n' "$setting"; done
  printf 'requirepass %s\n' "$(cat /run/secrets/redis_password)"
} | exec redis-server -
