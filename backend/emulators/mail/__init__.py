"""A mail server, played: whatever the shop sends lands in one mailbox, to be read on a page."""
