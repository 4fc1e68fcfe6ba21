"""Reads of the staff, made of what the modules below hand over."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.payments import selectors as payments
from wibestore.payments.types import StaffWithdrawalInfo
from wibestore.users import selectors as users


def withdrawal_queue(*, actor: Actor, status: str, cursor: str, page_size: int) -> dict[str, Any]:
    """
    Return a page of withdrawals of one status with their owners, and the position the next one starts after.

    :raises NotPermitted: the actor is not of the staff
    :raises ValidationFailed: the cursor is not of this list
    """
    scope = f"admin.withdrawals:{status}"
    page = payments.withdrawal_queue(actor=actor, state=status, after=_after(cursor, scope), limit=page_size)
    return {"results": _with_people(page.withdrawals), "next": _next(page.next_after, scope)}


def withdrawal_get(*, actor: Actor, withdrawal_id: UUID) -> dict[str, Any]:
    """
    Return a withdrawal as the staff decides on it.

    :raises NotPermitted: the actor is not of the staff
    :raises WithdrawalNotFound: there is none
    """
    return _with_people([payments.withdrawal_get_for_staff(actor=actor, withdrawal_id=withdrawal_id)])[0]


def _with_people(withdrawals: Sequence[StaffWithdrawalInfo]) -> list[dict[str, Any]]:
    people = {row.user_id for row in withdrawals} | {row.approved_by for row in withdrawals if row.approved_by}
    cards = users.seller_cards(people)
    return [
        {
            **{field.name: getattr(row, field.name) for field in fields(row)},
            "user": cards[row.user_id],
            "approved_by": cards.get(row.approved_by) if row.approved_by else None,
        }
        for row in withdrawals
    ]


def provider_call_page(
    *, actor: Actor, provider: str | None, outcome: str, cursor: str, page_size: int
) -> dict[str, Any]:
    """
    Return a page of the providers' calls, and the position the next one starts after.

    :raises NotPermitted: the actor is not of the staff
    :raises ValidationFailed: the cursor is not of this list
    """
    scope = f"admin.provider_calls:{provider}:{outcome}"
    page = payments.provider_call_page(
        actor=actor, provider=provider or "", outcome=outcome, after=_after(cursor, scope), limit=page_size
    )
    return {"results": page.calls, "next": _next(page.next_after, scope)}


def difference_page(*, actor: Actor, is_open: bool, cursor: str, page_size: int) -> dict[str, Any]:
    """
    Return a page of differences with the providers' lists, and the position the next one starts after.

    :raises NotPermitted: the actor is not of the staff
    :raises ValidationFailed: the cursor is not of this list
    """
    scope = f"admin.differences:{is_open}"
    page = payments.difference_page(actor=actor, is_open=is_open, after=_after(cursor, scope), limit=page_size)
    return {"results": page.differences, "next": _next(page.next_after, scope)}


def _after(cursor: str, scope: str) -> tuple[datetime, UUID] | None:
    if not cursor:
        return None
    moment, row_id = cursor_decode(cursor, scope=scope)
    return datetime.fromisoformat(moment), UUID(row_id)


def _next(after: tuple[datetime, UUID] | None, scope: str) -> str:
    return cursor_encode([after[0].isoformat(), str(after[1])], scope=scope) if after else ""
