"""What listings refuses."""

from wibestore.core.errors import DomainError


class ListingNotFound(DomainError):
    code = "listing.not_found"
    title = "There is no such listing"
    status = 404


class ListingNotActive(DomainError):
    """`params.status` is the listing's status now."""

    code = "listing.not_active"
    title = "This listing is not on sale now"


class OwnListing(DomainError):
    code = "listing.own"
    title = "This is your own listing"


class PriceChanged(DomainError):
    """`params.price` is the price now (so'm)."""

    code = "listing.price_changed"
    title = "The price has changed; look at it again"


class InvalidListingTransition(DomainError):
    """`params`: the status now, the event asked for, and `allowed_events`."""

    code = "listing.invalid_transition"
    title = "The listing cannot do this now"


class ListingLimitReached(DomainError):
    """`params.limit` is how many listings the seller's plan allows at a time."""

    code = "listing.limit_reached"
    title = "Your plan allows no more listings at a time"
