"""The shop under load (`make load-100`, `make load-1000`, `make faults`): docs/performance.md, docs/reliability.md."""
