#!/bin/sh
# Starts all three, makes the buckets, and says so by /srv/proof/ready.
set -eu
rm -f /srv/proof/ready
weed server -dir=/srv/proof/s3 -volume.max=20 -master.volumeSizeLimitMB=50 -filer -s3 -s3.port=8333 \
  -s3.config=/srv/proof/keys.json >/srv/proof/weed.log 2>&1 &
PEBBLE_VA_NOSLEEP=1 PEBBLE_WFE_NONCEREJECT=0 pebble -config /srv/proof/pebble.json &
python -m aiosmtpd -n -l 0.0.0.0:2525 -c aiosmtpd.handlers.Mailbox /srv/proof/mail &
until printf 's3.bucket.create -name media\ns3.bucket.create -name originals\ns3.bucket.list\n' |
  timeout 20 weed shell -master=127.0.0.1:9333 2>&1 | grep -q originals; do sleep 1; done
touch /srv/proof/ready
wait
