"""What an admin reads of the shop itself: its numbers, what was done, what was given up."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from wibestore.audit import selectors as audit
from wibestore.audit.types import AuditLine
from wibestore.backoffice.models import SavedView
from wibestore.backoffice.policies import may_administer
from wibestore.backoffice.selectors.positions import after_of, next_of, period_of, scope_of
from wibestore.core import outbox, tunables
from wibestore.core.actor import Actor
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.core.errors import NotPermitted
from wibestore.users import selectors as users

AUDIT_DAYS_MAX = 366
_LINE = tuple(field.name for field in fields(AuditLine))


def setting_list(*, actor: Actor) -> list[dict[str, Any]]:
    """
    Return every number that can be changed while the shop runs, in the shape of `SettingOut`; two queries.

    :raises NotPermitted: the actor is no admin
    """
    _admin_check(actor)
    infos = tunables.tunable_list()
    names = _names(info.updated_by for info in infos)
    plain = ("key", "kind", "value", "default", "least", "most", "updated_at")
    return [
        {
            **{name: getattr(info, name) for name in plain},
            "updated_by": names.get(info.updated_by) if info.updated_by else None,
        }
        for info in infos
    ]


def audit_page(
    *,
    actor: Actor,
    by: str | None,
    action: str,
    target: str,
    target_id: str,
    ip: str,
    first_on: date | None,
    last_on: date | None,
    cursor: str,
    page_size: int,
) -> dict[str, Any]:
    """
    Return what was done, the newest first, and the cursor of the next page; three queries at most.

    :param by: the username of who did it
    :raises NotPermitted: the actor is no admin
    :raises ValidationFailed: the cursor is not of this list, or the days are too far apart
    """
    _admin_check(actor)
    since, before = period_of(first_on, last_on, longest=AUDIT_DAYS_MAX)
    filters: dict[str, Any] = {"action": action, "target": target, "target_id": target_id, "ip": ip}
    scope = scope_of("audit", by=by, first_on=first_on, last_on=last_on, **filters)
    after = after_of(cursor, scope)
    if by:
        found = users.user_ids_named([by])
        if by not in found:
            return {"results": [], "next": ""}
        filters["actor_id"] = found[by]
    lines = audit.audit_page(**filters, since=since, before=before, after=after, limit=page_size + 1)
    shown = lines[:page_size]
    names = _names(line.actor_id for line in shown)
    return {
        "results": [
            {
                **{name: getattr(line, name) for name in _LINE},
                "actor": names.get(line.actor_id) if line.actor_id else None,
            }
            for line in shown
        ],
        "next": next_of((shown[-1].at, shown[-1].id) if len(lines) > page_size else None, scope),
    }


def dead_deliveries(*, actor: Actor, cursor: str, page_size: int) -> dict[str, Any]:
    """
    Return facts that a handler gave up, the newest first, and the cursor of the next page; one query.

    :raises NotPermitted: the actor is no admin
    :raises ValidationFailed: the cursor is not of this list
    """
    _admin_check(actor)
    scope = scope_of("outbox")
    after = int(cursor_decode(cursor, scope=scope)[0]) if cursor else None
    found = outbox.dead_page(after=after, limit=page_size + 1)
    shown = found[:page_size]
    return {"results": shown, "next": cursor_encode([shown[-1].id], scope=scope) if len(found) > page_size else ""}


def view_list(*, actor: Actor, page: str = "") -> list[SavedView]:
    """
    Return the filters that the actor keeps, by page and in their order.

    :raises NotPermitted: the actor is not of the staff
    """
    if not actor.is_staff:
        raise NotPermitted
    mine = SavedView.objects.filter(owner_id=actor.user_id)
    return list((mine.filter(page=page) if page else mine).order_by("page", "position", "id"))


def _names(ids: Iterable[UUID | None]) -> dict[UUID, dict[str, Any]]:
    cards = users.seller_cards({one for one in ids if one})
    return {card.id: {"id": card.id, "username": card.username} for card in cards.values()}


def _admin_check(actor: Actor) -> None:
    if not may_administer(actor):
        raise NotPermitted
