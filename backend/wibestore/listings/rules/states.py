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
    """What happens to it. `edit` changes what a moderator looked at, `reprice` only price and delivery time."""

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
}

PUBLIC_STATES = frozenset({S.ACTIVE, S.RESERVED, S.SOLD})
# What counts against the plan's limit: on sale, on its way there, or just being bought.
LIMITED_STATES = frozenset({S.PENDING, S.ACTIVE, S.RESERVED})
_SHOWN_EVENTS = frozenset({E.EDIT, E.SUBMIT, E.PAUSE, E.RESUME, E.ARCHIVE, E.APPROVE, E.REJECT})


def move_of(state: str, event: ListingEvent, party: ListingParty) -> Move | None:
    """Return the move, or None where the table has none."""
    return MOVES.get((ListingState(state), event, party))


def events_allowed(state: str, party: ListingParty) -> list[str]:
    """Return the events that a seller or staff may ask for in `state`, in the table's order."""
    return [event.value for (at, event, who) in MOVES if at == state and who is party and event in _SHOWN_EVENTS]
