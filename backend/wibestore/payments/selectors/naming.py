"""What people call deposits and withdrawals, and which are meant by such a name; for the staff's lists."""

from collections.abc import Collection
from uuid import UUID

from wibestore.payments.models import Deposit, Withdrawal


def deposit_names(ids: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
    """Return the reference and the method of each of these deposits; no query for none."""
    rows = Deposit.objects.filter(id__in=ids).values_list("id", "reference", "method_id") if ids else ()
    return {deposit_id: (reference, method) for deposit_id, reference, method in rows}


def withdrawal_numbers(ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the number of each of these withdrawals; no query for none."""
    return dict(Withdrawal.objects.filter(id__in=ids).values_list("id", "number")) if ids else {}


def reference_ids(name: str) -> list[tuple[str, UUID]]:
    """Return what is called so, as (deposit or withdrawal, id): a withdrawal's number, or twelve digits of either."""
    if name.upper().startswith("W-"):
        named = Withdrawal.objects.filter(number=name.upper()).values_list("id", flat=True)
        return [("withdrawal", row_id) for row_id in named]
    deposits = Deposit.objects.filter(reference=name).values_list("id", flat=True)
    withdrawals = Withdrawal.objects.filter(reference=name).values_list("id", flat=True)
    return [("deposit", row_id) for row_id in deposits] + [("withdrawal", row_id) for row_id in withdrawals]
