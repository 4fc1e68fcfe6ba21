"""The states of a listing and every move between them (escrow.md §2)."""

from dataclasses import dataclass
from enum import StrEnum


class ListingState(StrEnum):
    """Where a listing is."""

    DRAFT = "draft"
    PENDING = "pending"
    ACTIVE = "active"
    RESERVED = "reserved"
    SOLD = "sold"
    REJECTED = "rejected"
    PAUSED = "paused"
    ARCHIVED = "archived"
    QUARANTINED = "quarantined"


class ListingParty(StrEnum):
    """Who may move it; orders and the clock act for the shop."""

    SELLER = "seller"
    STAFF = "staff"
    SHOP = "shop"


class ListingEvent(StrEnum):
    """
    What happens to it. `edit` changes what a moderator looked at, `reprice` only price and delivery time.

    `hide` is a verdict of the staff, `show` its end: meanwhile the seller cannot bring it back on sale.
    """

    EDIT = "edit"
    REPRICE = "reprice"
    SEAL = "seal"
    SUBMIT = "submit"
    PAUSE = "pause"
    RESUME = "resume"
    ARCHIVE = "archive"
    APPROVE = "approve"
    REJECT = "reject"
    RESERVE = "reserve"
    RELEASE = "release"
    SELL = "sell"
    QUARANTINE = "quarantine"
    HIDE = "hide"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Move:
    """One step: where it leads, and what must hold first."""

    target: ListingState
    needs_room: bool = False
    needs_complete: bool = False


# What orders do to a listing.
ORDER_EVENTS = frozenset({ListingEvent.RESERVE, ListingEvent.RELEASE, ListingEvent.SELL, ListingEvent.QUARANTINE})

S, P, E = ListingState, ListingParty, ListingEvent

MOVES: dict[tuple[ListingState, ListingEvent, ListingParty], Move] = {
    (S.DRAFT, E.EDIT, P.SELLER): Move(S.DRAFT),
    (S.DRAFT, E.REPRICE, P.SELLER): Move(S.DRAFT),
    (S.DRAFT, E.SEAL, P.SELLER): Move(S.DRAFT),
    (S.DRAFT, E.SUBMIT, P.SELLER): Move(S.PENDING, needs_room=True, needs_complete=True),
    (S.DRAFT, E.ARCHIVE, P.SELLER): Move(S.ARCHIVED),
    (S.PENDING, E.EDIT, P.SELLER): Move(S.PENDING, needs_complete=True),
    (S.PENDING, E.REPRICE, P.SELLER): Move(S.PENDING),
    (S.PENDING, E.SEAL, P.SELLER): Move(S.PENDING),
    (S.PENDING, E.ARCHIVE, P.SELLER): Move(S.ARCHIVED),
    (S.PENDING, E.APPROVE, P.STAFF): Move(S.ACTIVE),
    (S.PENDING, E.REJECT, P.STAFF): Move(S.REJECTED),
    (S.REJECTED, E.EDIT, P.SELLER): Move(S.REJECTED),
    (S.REJECTED, E.REPRICE, P.SELLER): Move(S.REJECTED),
    (S.REJECTED, E.SEAL, P.SELLER): Move(S.REJECTED),
    (S.REJECTED, E.SUBMIT, P.SELLER): Move(S.PENDING, needs_room=True, needs_complete=True),
    (S.REJECTED, E.ARCHIVE, P.SELLER): Move(S.ARCHIVED),
    # What buyers see was looked at by a moderator: a change of it goes back to the queue.
    (S.ACTIVE, E.EDIT, P.SELLER): Move(S.PENDING, needs_complete=True),
    (S.ACTIVE, E.REPRICE, P.SELLER): Move(S.ACTIVE),
    (S.ACTIVE, E.SEAL, P.SELLER): Move(S.ACTIVE),
    (S.ACTIVE, E.PAUSE, P.SELLER): Move(S.PAUSED),
    (S.ACTIVE, E.PAUSE, P.SHOP): Move(S.PAUSED),
    (S.ACTIVE, E.ARCHIVE, P.SELLER): Move(S.ARCHIVED),
    (S.ACTIVE, E.REJECT, P.STAFF): Move(S.REJECTED),
    (S.ACTIVE, E.RESERVE, P.SHOP): Move(S.RESERVED),
    # Else a paused listing could be rewritten and resumed past the moderators.
    (S.PAUSED, E.EDIT, P.SELLER): Move(S.DRAFT),
    (S.PAUSED, E.REPRICE, P.SELLER): Move(S.PAUSED),
    (S.PAUSED, E.SEAL, P.SELLER): Move(S.PAUSED),
    (S.PAUSED, E.RESUME, P.SELLER): Move(S.ACTIVE, needs_room=True, needs_complete=True),
    (S.PAUSED, E.ARCHIVE, P.SELLER): Move(S.ARCHIVED),
    (S.RESERVED, E.RELEASE, P.SHOP): Move(S.ACTIVE),
    (S.RESERVED, E.SELL, P.SHOP): Move(S.SOLD),
    (S.RESERVED, E.PAUSE, P.SHOP): Move(S.PAUSED),
    (S.RESERVED, E.QUARANTINE, P.SHOP): Move(S.QUARANTINED),
    # An after-sale claim (T21) may still refund what was sold.
    (S.SOLD, E.QUARANTINE, P.SHOP): Move(S.QUARANTINED),
    # A stranger has seen the secrets: only new ones bring it back.
    (S.QUARANTINED, E.SEAL, P.SELLER): Move(S.PAUSED),
    (S.QUARANTINED, E.ARCHIVE, P.SELLER): Move(S.ARCHIVED),
    # A verdict keeps it off sale; what is being bought stays its buyer's, and is hidden if it comes back.
    (S.ACTIVE, E.HIDE, P.STAFF): Move(S.PAUSED),
    (S.PAUSED, E.HIDE, P.STAFF): Move(S.PAUSED),
    (S.RESERVED, E.HIDE, P.STAFF): Move(S.RESERVED),
    # Where a hidden one may be by then. Nothing goes on sale by itself: its seller resumes it.
    (S.DRAFT, E.SHOW, P.STAFF): Move(S.DRAFT),
    (S.PAUSED, E.SHOW, P.STAFF): Move(S.PAUSED),
    (S.RESERVED, E.SHOW, P.STAFF): Move(S.RESERVED),
    (S.QUARANTINED, E.SHOW, P.STAFF): Move(S.QUARANTINED),
}

PUBLIC_STATES = frozenset({S.ACTIVE, S.RESERVED, S.SOLD})
# What counts against the plan's limit: on sale, on its way there, or just being bought.
LIMITED_STATES = frozenset({S.PENDING, S.ACTIVE, S.RESERVED})
# What a seller cannot do while a verdict hides the listing.
HIDDEN_REFUSES = frozenset({E.SUBMIT, E.RESUME})
_SHOWN_EVENTS = frozenset({E.EDIT, E.SUBMIT, E.PAUSE, E.RESUME, E.ARCHIVE, E.APPROVE, E.REJECT})


def move_of(state: str, event: ListingEvent, party: ListingParty) -> Move | None:
    """Return the move, or None where the table has none."""
    return MOVES.get((ListingState(state), event, party))


def events_allowed(state: str, party: ListingParty, *, is_hidden: bool = False) -> list[str]:
    """Return the events that a seller or staff may ask for in `state`, in the table's order."""
    shown = _SHOWN_EVENTS - HIDDEN_REFUSES if is_hidden else _SHOWN_EVENTS
    return [event.value for (at, event, who) in MOVES if at == state and who is party and event in shown]
