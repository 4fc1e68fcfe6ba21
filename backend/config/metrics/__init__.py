"""What an operator watches, as Prometheus reads it (docs/slo.md); `config.metrics.page` is the address `/metrics/`."""
