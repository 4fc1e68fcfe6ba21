"""Pure facts of listings: states and moves, how text is folded for search, how lists are ordered."""
