"""Finds contacts and secrets in what people write to each other; stores nothing and knows nobody."""
