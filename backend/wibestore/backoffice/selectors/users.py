"""What staff see of people: who they are, what they have here, what was said against them; money to finance alone."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from wibestore.audit import selectors as audit
from wibestore.backoffice.selectors.dashboard import queues_get
from wibestore.backoffice.selectors.positions import scope_of
from wibestore.core.actor import Actor, StaffRole
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.ledger import selectors as ledger
from wibestore.ledger.types import AccountKind
from wibestore.listings import selectors as listings
from wibestore.moderation import selectors as moderation
from wibestore.orders import selectors as orders
from wibestore.users import selectors as users
from wibestore.users.selectors import StaffUserFilter, UserOrdering
from wibestore.users.types import PlanCode, StaffUserCard, StaffUserInfo

MIN_PART = 3
HISTORY_SHOWN = 100
_VERDICTS_SHOWN = 20
_ORDER_NUMBER = re.compile(r"O-[0-9A-Z]{4,12}")
_MAX_FOUND = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class UserQuestion:
    """What staff ask for, as it stands in the address: never an e-mail or a number of somebody's."""

    search: str = ""
    role: StaffRole | None = None
    is_blocked: bool | None = None
    is_verified_seller: bool | None = None
    plan: PlanCode | None = None
    email_verified: bool | None = None
    has_debt: bool | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    ordering: UserOrdering = "-created_at"


# What each part of the desk is called, for those who may see it.
_MODERATE = ("listings", "reports", "appeals", "users", "disputes", "orders")
_MONEY = ("withdrawals", "transactions", "providers", "reconciliation")
_SET = ("roles", "plans", "games", "settings", "audit", "outbox")


def staff_me(*, actor: Actor) -> dict[str, Any]:
    """
    Return what somebody of the staff may do, until when, and what waits for them.

    :raises NotPermitted: the actor is not of the staff
    """
    _staff_only(actor)
    until = None
    if settings.STAFF_RIGHTS_FOR and actor.stepped_up_at is not None:
        until = actor.stepped_up_at + settings.STAFF_RIGHTS_FOR
    return {
        "role": actor.staff_role,
        "may": [
            "dashboard",
            *(_MODERATE if actor.is_moderator else ()),
            *(_MONEY if actor.is_finance else ()),
            *(_SET if actor.is_admin else ()),
        ],
        "rights_until": until,
        "queues": {queue["name"]: queue["count"] for queue in queues_get(actor=actor)},
    }


def user_page(*, actor: Actor, asked: UserQuestion, cursor: str, page_size: int) -> dict[str, Any]:
    """
    Return a page of users, and the position the next one starts after.

    :raises NotPermitted: the actor is not of the staff, or asks for debtors and is not of finance
    :raises ValidationFailed: too little to search by, something personal in the address, or another list's cursor
    """
    _staff_only(actor)
    scope = scope_of("users", **asdict(asked))
    after = _after(cursor, scope, asked.ordering)
    page = users.staff_user_page(
        actor=actor, wanted=_filter_of(actor, asked), ordering=asked.ordering, after=after, limit=page_size
    )
    following = ""
    if page.next_after:
        key, user_id = page.next_after
        place = key.isoformat() if isinstance(key, datetime) else key if isinstance(key, int) else str(key)
        following = cursor_encode([place, str(user_id)], scope=scope)
    return {"results": _with_reports(page.users), "next": following}


def user_search(*, actor: Actor, email: str, phone: str) -> list[dict[str, Any]]:
    """
    Return the newest users with this part of an e-mail, or with this number.

    :raises NotPermitted: the actor is not of the staff
    """
    _staff_only(actor)
    page = users.staff_user_page(actor=actor, wanted=StaffUserFilter(email=email, phone=phone), limit=_MAX_FOUND)
    return _with_reports(page.users)


def user_get(*, actor: Actor, user_id: UUID) -> dict[str, Any]:
    """
    Return a user whole, with their counts, notes and verdicts; their wallet to finance alone.

    :raises NotPermitted: the actor is not of the staff
    :raises UserNotFound: nobody has this id
    """
    _staff_only(actor)
    user = users.staff_user_get(actor=actor, user_id=user_id)
    verdicts = moderation.verdict_rows(user_id, limit=_VERDICTS_SHOWN)
    until = next((row["expires_at"] for row in verdicts if row["id"] == user.blocked_verdict_id), None)
    judged = moderation.judged_counts(user_id)
    return {
        **_values(user),
        "open_reports": judged["open"],
        "blocked": {"reason": user.blocked_reason, "verdict_id": user.blocked_verdict_id, "until": until}
        if user.is_blocked
        else None,
        "counts": {
            "listings": listings.status_counts(user_id),
            "orders": orders.order_counts_of(user_id),
            "disputes": orders.dispute_counts_of(user_id),
            "reports": judged,
        },
        "wallet": asdict(ledger.wallet_balances(user_id)) if actor.is_finance else None,
        "notes": _notes(user_id),
        "verdicts": verdicts,
        "allowed_events": _events_of(actor, user),
    }


def user_note(*, user_id: UUID, note_id: UUID) -> dict[str, Any]:
    """Return one of the newest notes on a user."""
    return next(note for note in _notes(user_id) if note["id"] == note_id)


def user_listings(*, user_id: UUID, status: str, cursor: str, page_size: int) -> dict[str, Any]:
    """
    Return a page of a user's listings of one status, the newest first.

    :raises UserNotFound: nobody has this id
    """
    users.user_get(user_id)
    wanted = listings.ListingFilter(statuses=(status,), seller_id=user_id)
    page = listings.listing_page(wanted, ordering="-created_at", cursor=cursor, page_size=page_size)
    return {"results": page.results, "next": page.next}


def user_orders(*, user_id: UUID, cursor: str, page_size: int) -> dict[str, Any]:
    """
    Return a page of what a user bought and sold, the newest first.

    :raises UserNotFound: nobody has this id
    """
    users.user_get(user_id)
    scope = scope_of("user_orders", user_id=user_id)
    after = _after(cursor, scope, "-last_seen_at")
    page = orders.order_page(actor=Actor.user(user_id), after=after, limit=page_size)
    following = ""
    if page.next_position:
        following = cursor_encode([page.next_position[0].isoformat(), str(page.next_position[1])], scope=scope)
    return {"results": page.orders, "next": following}


def user_reports(*, actor: Actor, user_id: UUID, status: str, cursor: str, page_size: int) -> dict[str, Any]:
    """
    Return a page of the cases about a user, the newest first.

    :raises NotPermitted: the actor is no moderator
    :raises UserNotFound: nobody has this id
    """
    users.user_get(user_id)
    return moderation.report_page(
        actor=actor, status=status, accused=user_id, ordering="newest", cursor=cursor, page_size=page_size
    )


def user_history(user_id: UUID) -> list[dict[str, Any]]:
    """
    Return what was done to a user's account, the newest first.

    :raises UserNotFound: nobody has this id
    """
    users.user_get(user_id)
    lines = audit.audit_list(target="user", target_id=user_id, limit=HISTORY_SHOWN)
    names = users.seller_cards({line.actor_id for line in lines if line.actor_id})
    return [{**_values(line), "actor": names.get(line.actor_id) if line.actor_id else None} for line in lines]


def _staff_only(actor: Actor) -> None:
    if not actor.is_staff:
        raise NotPermitted


def _filter_of(actor: Actor, asked: UserQuestion) -> StaffUserFilter:
    name, ids = "", None
    if asked.search:
        name, ids = _searched(asked.search.strip())
    if asked.has_debt is not None:
        if not actor.is_finance:
            raise NotPermitted(roles=["finance", "admin"])
        debtors = frozenset(ledger.balances_of(AccountKind.USER_DEBT))
        if asked.has_debt:
            ids = debtors if ids is None else ids & debtors
    return StaffUserFilter(
        name=name,
        ids=ids,
        role=asked.role,
        is_blocked=asked.is_blocked,
        is_verified_seller=asked.is_verified_seller,
        is_email_verified=asked.email_verified,
        plan=asked.plan,
        created_from=asked.created_from,
        created_to=asked.created_to,
    )


def _searched(text: str) -> tuple[str, frozenset[UUID] | None]:
    """Return the part of a name that is meant, or whose id or order it is."""
    if "@" in text or text.startswith("+"):
        # What stands in an address stands in logs: these are asked for by POST.
        raise ValidationFailed.of("?search", "personal", "Search for an e-mail or a number by admin/users/search/")
    try:
        return "", frozenset({UUID(text)})
    except ValueError:
        pass
    if _ORDER_NUMBER.fullmatch(text.upper()):
        return "", frozenset(orders.order_parties(text.upper()))
    if len(text) < MIN_PART:
        raise ValidationFailed.of("?search", "min_length", f"At least {MIN_PART} characters", min=MIN_PART)
    return text, None


def _after(cursor: str, scope: str, ordering: str) -> tuple[Any, UUID] | None:
    if not cursor:
        return None
    place, user_id = cursor_decode(cursor, scope=scope)
    return (datetime.fromisoformat(place) if ordering == "-last_seen_at" else place), UUID(user_id)


def _with_reports(found: Sequence[StaffUserCard]) -> list[dict[str, Any]]:
    counts = moderation.open_report_counts([user.id for user in found]) if found else {}
    return [{**_values(user), "open_reports": counts.get(user.id, 0)} for user in found]


def _notes(user_id: UUID) -> list[dict[str, Any]]:
    notes = users.note_list(user_id)
    authors = users.seller_cards({note.author_id for note in notes}) if notes else {}
    return [{**_values(note), "author": authors.get(note.author_id)} for note in notes]


def _events_of(actor: Actor, user: StaffUserInfo) -> list[str]:
    is_self, is_admin = user.id == actor.id, user.staff_role == "admin"
    may_touch = actor.is_moderator and not is_self and (not is_admin or actor.is_superuser)
    may = {
        "block": may_touch and not user.is_blocked and not user.is_closed,
        "unblock": may_touch and user.is_blocked,
        "verify": actor.is_moderator and not is_self and not user.is_verified_seller and not user.verifiable_missing,
        "unverify": actor.is_moderator and not is_self and user.is_verified_seller,
        "note": True,
        "end_sessions": actor.is_moderator and (actor.is_admin or not is_admin),
        "set_role": actor.is_admin and not is_self and not user.is_closed and (not is_admin or actor.is_superuser),
    }
    return [event for event, is_open in may.items() if is_open]


def _values(row: Any) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(row)}
