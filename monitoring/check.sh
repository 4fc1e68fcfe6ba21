#!/bin/sh
# Tries everything here that Prometheus' and Alertmanager's own tools can try: `monitoring/check.sh`, with promtool and
# amtool on PATH (Debian: prometheus, prometheus-alertmanager).
set -eu
cd "$(dirname "$0")"
# The tokens are not here, and are not looked at: only the form is.
promtool check config --syntax-only prometheus/prometheus.yml
promtool check rules prometheus/records.yml prometheus/alerts.yml
promtool test rules prometheus/tests/*.yml
amtool check-config alertmanager.yml
