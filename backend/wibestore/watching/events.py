"""What watching tells; the topics of its outbox messages."""

# New listings match a saved search whose owner wants to hear of it; at most one an hour for each search.
SEARCH_MATCHED = "saved_search.matched"
# A listing costs less than its watcher was last told.
PRICE_DROPPED = "price_watch.dropped"
# More searches, or more watchers, than one portion takes: the rest of the work, told to itself.
MATCHING_GOES_ON = "saved_search.matching"
TELLING_GOES_ON = "price_watch.telling"
