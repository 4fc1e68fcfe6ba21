#!/bin/sh
# PostgreSQL hands on a finished piece of its log: `archive-wal.sh PATH NAME` (archive_command). Packed, whole or not at
# all, never over another; whoever makes backups takes it from /wal from there on.
set -eu
from=$1
to=/wal/$2.gz
if [ -f "$to" ]; then
  # Asked again after a crash: the same piece is well, another under its name never is.
  gzip --decompress --stdout "$to" | cmp --silent - "$from"
  exit $?
fi
gzip -1 --stdout "$from" >"$to.part"
sync "$to.part"
mv "$to.part" "$to"
