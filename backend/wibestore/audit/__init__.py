"""Who did what: an append-only record of the acts that need answering for. Knows only the ground."""
