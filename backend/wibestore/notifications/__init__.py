"""Who is told what, and how: one table from facts to people; the list of what was told."""
