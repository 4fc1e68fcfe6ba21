#!/bin/sh
# Starts the edge for DOMAIN, with the shop as soon as its certificate is there, and reads a renewed one by itself:
#   start.sh            the container's command
#   start.sh render     writes the configuration anew, for a reload
set -eu
here=/etc/nginx/wibestore/edge
live=/etc/letsencrypt/live/${DOMAIN:?the name of the shop}

render() {
  if [ -s "$live/fullchain.pem" ] && [ -s "$live/privkey.pem" ]; then kind=https; else kind=http; fi
  # What a roll wrote stays, unless this container was made anew.
  [ -f /run/nginx/upstreams.conf ] || cp "$here/upstreams.conf" /run/nginx/upstreams.conf
  sed "s/DOMAIN/$DOMAIN/g" "$here/$kind.conf" >/run/nginx/edge.conf.new
  mv /run/nginx/edge.conf.new /run/nginx/edge.conf
}

state() { cksum "$live/fullchain.pem" 2>/dev/null || echo none; }

# A certificate that came, or was renewed, is read within a minute; nobody else needs the engine for that.
watch() {
  seen=$(state)
  while sleep "${CERTIFICATE_EVERY_S:-60}"; do
    now=$(state)
    if [ "$now" = "$seen" ]; then continue; fi
    render
    if nginx -t -q -c /run/nginx/edge.conf; then
      nginx -s reload -c /run/nginx/edge.conf
      seen=$now
    fi
  done
}

case "${1:-start}" in
  render) render ;;
  start)
    # A restart finds names anew: addresses written by a roll may be of containers long gone.
    rm -f /run/nginx/upstreams.conf
    render
    watch &
    exec nginx -c /run/nginx/edge.conf -g "daemon off;"
    ;;
  *) echo "start.sh [render]" >&2; exit 2 ;;
esac
