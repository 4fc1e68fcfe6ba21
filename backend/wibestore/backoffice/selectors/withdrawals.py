"""What finance reads of money that leaves the shop."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from wibestore.backoffice.selectors.positions import after_of, next_of, period_of, scope_of
from wibestore.core.actor import Actor
from wibestore.ledger import selectors as ledger
from wibestore.payments import selectors as payments
from wibestore.payments.types import StaffWithdrawalInfo, WithdrawalWanted
from wibestore.users import selectors as users

LONGEST_PERIOD = 400


def withdrawal_queue(
    *,
    actor: Actor,
    status: str,
    user: str | None = None,
    method: str | None = None,
    min_amount: int | None = None,
    max_amount: int | None = None,
    first_on: date | None = None,
    last_on: date | None = None,
    needs_second: bool | None = None,
    cursor: str,
    page_size: int,
) -> dict[str, Any]:
    """
    Return a page of withdrawals of one status with their owners, and the position the next one starts after.

    :param user: a username; nobody's withdrawals where there is no such user
    :raises NotPermitted: the actor is not of finance
    :raises ValidationFailed: the cursor is not of this list, or the days are not a period
    """
    since, until = period_of(first_on, last_on, longest=LONGEST_PERIOD)
    filters = {"user": user, "method": method, "least": min_amount, "most": max_amount, "second": needs_second}
    scope = scope_of("withdrawals", status=status, since=since, until=until, **filters)
    user_id = user_id_of(user)
    wanted = WithdrawalWanted(
        user_id=user_id,
        is_nobodys=user is not None and user_id is None,
        method=method or "",
        min_amount=min_amount,
        max_amount=max_amount,
        since=since,
        until=until,
        needs_second=needs_second,
    )
    page = payments.withdrawal_queue(
        actor=actor, state=status, wanted=wanted, after=after_of(cursor, scope), limit=page_size
    )
    return {"results": _with_people(page.withdrawals), "next": next_of(page.next_after, scope)}


def withdrawal_get(*, actor: Actor, withdrawal_id: UUID) -> dict[str, Any]:
    """
    Return a withdrawal as the staff decides on it.

    :raises NotPermitted: the actor is not of finance
    :raises WithdrawalNotFound: there is none
    """
    return _with_people([payments.withdrawal_get_for_staff(actor=actor, withdrawal_id=withdrawal_id)])[0]


def withdrawal_detail(*, actor: Actor, withdrawal_id: UUID) -> dict[str, Any]:
    """
    Return a withdrawal with what there is to know of its owner before money leaves.

    :raises NotPermitted: the actor is not of finance
    :raises WithdrawalNotFound: there is none
    """
    withdrawal = withdrawal_get(actor=actor, withdrawal_id=withdrawal_id)
    owner_id: UUID = withdrawal["user_id"]
    owner = users.user_get(owner_id)
    return {
        **withdrawal,
        "owner": {
            "created_at": owner.created_at,
            "is_blocked": owner.is_blocked,
            "frozen_until": users.money_frozen_until(owner_id),
            "debt": int(ledger.wallet_balances(owner_id).debt),
            "deposits_unspent": int(ledger.deposits_unspent(owner_id)),
            "withdrawals_30d": int(payments.withdrawn_lately(actor=actor, user_id=owner_id)),
        },
    }


def user_id_of(username: str | None) -> UUID | None:
    """Return whose name it is; None where nobody is meant, or nobody has it."""
    return users.user_ids_named([username]).get(username) if username else None


def _with_people(withdrawals: Sequence[StaffWithdrawalInfo]) -> list[dict[str, Any]]:
    people = {person for row in withdrawals for person in (row.user_id, row.approved_by, row.released_by) if person}
    cards = users.seller_cards(people)
    return [
        {
            **{field.name: getattr(row, field.name) for field in fields(row)},
            "user": cards[row.user_id],
            "approved_by": cards.get(row.approved_by) if row.approved_by else None,
            "released_by": cards.get(row.released_by) if row.released_by else None,
        }
        for row in withdrawals
    ]
