"""The admin API: reads and decisions over every module. Owns no tables."""
