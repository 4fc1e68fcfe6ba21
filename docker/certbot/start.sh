#!/bin/sh
# Asks for the certificate of DOMAIN until it is there, then looks twice a day whether it is to be renewed (thirty days
# before its end). The edge sees a new one by itself.
set -eu
domain=${DOMAIN:?the name of the shop}
names="-d $domain"
for name in ${CERTIFICATE_NAMES:-www.$domain}; do names="$names -d $name"; done

while true; do
  # shellcheck disable=SC2086 # one word each
  if certbot certonly --webroot --webroot-path /var/www/acme --cert-name "$domain" $names --keep-until-expiring \
    --email "${ACME_EMAIL:?who is told before a certificate ends}" --server "${ACME_DIRECTORY:?the address of the CA}"; then
    pause=43200
  elif [ -s "/etc/letsencrypt/live/$domain/fullchain.pem" ]; then
    # There is one still: authorities count what fails.
    pause=3600
  else
    pause=${ACME_RETRY_S:-60}
  fi
  # In the background, so that a signal to stop is heard at once.
  sleep "$pause" & wait $!
done
