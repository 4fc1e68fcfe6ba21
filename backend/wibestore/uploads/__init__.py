"""Images: checked by content, re-encoded from pixels, stored under immutable names. Knows nobody who uses them."""
