#!/bin/sh
# Turns over the log files of the volume: whoever writes one opens it anew when it was moved away.
set -eu
while true; do
  for file in /var/log/wibestore/*.log; do
    if [ ! -f "$file" ] || [ "$(wc -c <"$file")" -lt "${LOG_MAX_BYTES:-50000000}" ]; then continue; fi
    for number in 4 3 2 1; do
      if [ -f "$file.$number" ]; then mv "$file.$number" "$file.$((number + 1))"; fi
    done
    mv "$file" "$file.1"
  done
  sleep 60 & wait $!
done
