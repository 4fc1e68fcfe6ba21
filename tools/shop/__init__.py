"""The shop on one machine: its own PostgreSQL and Valkey, its processes, and how they start and stop."""
