"""What listings tells: the topics of its outbox messages; those of one listing or offer run in sequence."""

# Its status or price is another; whoever looks at it is told by its socket.
LISTING_CHANGED = "listing.changed"
