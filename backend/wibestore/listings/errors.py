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


class ListingHidden(DomainError):
    """A verdict keeps it off sale. `params.until` is when that ends; null: when the staff end it."""

    code = "listing.hidden"
    title = "Moderators have hidden this listing"


class OfferNotFound(DomainError):
    """Absent, or not the caller's: the two are not told apart."""

    code = "offer.not_found"
    title = "There is no such offer"
    status = 404


class OffersNotAccepted(DomainError):
    code = "offer.not_accepted"
    title = "The seller takes no price offers for this listing"


class OfferExists(DomainError):
    """`params.offer_id` is the buyer's offer for this listing that is open or accepted."""

    code = "offer.exists"
    title = "You have an offer for this listing already"


class OfferLimitReached(DomainError):
    """`params`: `limit`, and `of`: `listing_day` (offers for one listing within 24 hours) or `open` (open at once)."""

    code = "offer.limit_reached"
    title = "That is as many offers as are allowed for now"


class InvalidOfferTransition(DomainError):
    """`params`: `state`, `event`, `version`, and `reason`: the guard's code; empty if there is no such move."""

    code = "offer.invalid_transition"
    title = "This step of the offer is not open now"


class ListingLimitReached(DomainError):
    """`params.limit` is how many listings the seller's plan allows at a time."""

    code = "listing.limit_reached"
    title = "Your plan allows no more listings at a time"


class SellDraftNotFound(DomainError):
    """Absent, or not the caller's: the two are not told apart."""

    code = "sell_draft.not_found"
    title = "There is no such draft"
    status = 404
