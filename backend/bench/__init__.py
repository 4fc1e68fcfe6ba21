"""Measures the shop's speed as docs/performance.md describes: CPU per request, requests a second, percentiles."""
