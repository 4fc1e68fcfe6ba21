"""Pure detectors over folded text: no clock, no database, no network; each reads a text once, from left to right."""
