"""What watching refuses."""

from wibestore.core.errors import DomainError


class SavedSearchNotFound(DomainError):
    """Absent, or not the caller's: the two are not told apart."""

    code = "saved_search.not_found"
    title = "There is no such saved search"
    status = 404


class SavedSearchExists(DomainError):
    """`params.saved_search_id` is the caller's search with the same filters."""

    code = "saved_search.exists"
    title = "You have saved this search already"


class SavedSearchLimitReached(DomainError):
    """`params.limit` is how many searches a person may keep."""

    code = "saved_search.limit_reached"
    title = "You cannot keep more saved searches"


class PriceWatchLimitReached(DomainError):
    """`params.limit` is how many prices a person may watch."""

    code = "price_watch.limit_reached"
    title = "You cannot watch more prices"
