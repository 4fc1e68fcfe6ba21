"""Reads of methods, deposits and the wallet. Balances and movements are the ledger's."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.ledger import selectors as ledger
from wibestore.ledger.types import AccountKind, EntryKind, MovementLine, WalletBalances
from wibestore.payments.errors import DepositNotFound, MethodUnavailable
from wibestore.payments.models import Deposit, DepositStatus, PaymentMethod
from wibestore.payments.providers.registry import SANDBOX, is_connected
from wibestore.payments.types import DepositInfo, MethodInfo, TransactionLine, TransactionPage

DEPOSIT_SUCCEEDED = "deposit.succeeded"

_BALANCES = {
    AccountKind.USER_AVAILABLE: "available",
    AccountKind.USER_HELD: "held",
    AccountKind.USER_PAYOUT_RESERVED: "payout_reserved",
    AccountKind.USER_DEBT: "debt",
}
# Smaller than every id: with it, "older than (moment, id)" means strictly before the moment.
_LOWEST_ID = UUID(int=0)


def deposit_sequence_key(deposit_id: UUID) -> str:
    """Return the outbox sequence of one deposit's facts."""
    return f"deposit:{deposit_id}"


def method_list() -> list[MethodInfo]:
    """Return the payment methods in the order to show; the sandbox only where it is switched on."""
    rows = PaymentMethod.objects.order_by("position")
    return [_method_info(row) for row in rows if row.code != SANDBOX or settings.SANDBOX_PAYMENTS]


def method_get_usable(code: str) -> MethodInfo:
    """
    Return the method `code`, ready for a deposit.

    :raises MethodUnavailable: unknown, not connected or disabled (`params.reason`)
    """
    row = PaymentMethod.objects.filter(code=code).first()
    if row is None:
        raise MethodUnavailable(reason="unknown")
    method = _method_info(row)
    if not method.is_available:
        raise MethodUnavailable(reason=method.unavailable_reason)
    return method


def _method_info(row: PaymentMethod) -> MethodInfo:
    reason = "" if is_connected(row.code) else "not_connected"
    return MethodInfo(
        code=row.code,
        name=row.name,
        description=row.description,
        min_amount=int(row.min_amount),
        max_amount=int(row.max_amount),
        fee_bps=row.fee_bps,
        unavailable_reason=reason if row.is_enabled else "disabled",
    )


def wallet_get(*, actor: Actor) -> WalletBalances:
    """Return the actor's balances, each one a balance of the ledger."""
    return ledger.wallet_balances(actor.user_id)


def deposit_get_for(*, actor: Actor, deposit_id: UUID) -> DepositInfo:
    """
    Return the actor's own deposit.

    :raises DepositNotFound: absent, or somebody else's
    """
    row = Deposit.objects.filter(pk=deposit_id, user_id=actor.user_id).first()
    if row is None:
        raise DepositNotFound
    return DepositInfo.of(row)


def has_succeeded_deposit_waiting(order_id: UUID) -> bool:
    """Tell whether money was paid in for the order and orders has not heard of it yet (T4's guard)."""
    paid = Deposit.objects.filter(order_id=order_id, status=DepositStatus.SUCCEEDED).values_list("id", flat=True)
    keys = [deposit_sequence_key(deposit_id) for deposit_id in paid]
    return bool(keys) and OutboxMessage.objects.filter(sequence_key__in=keys, relayed_at=None).exists()


def transaction_page(
    *,
    actor: Actor,
    kind: EntryKind | None = None,
    first_on: date | None = None,
    last_on: date | None = None,
    after: tuple[datetime, UUID] | None = None,
    limit: int,
) -> TransactionPage:
    """
    Return up to `limit` of the actor's movements, newest first.

    :param first_on, last_on: days in the people's time zone, both inclusive
    :param after: where the page before ended (`next_after`)
    """
    kinds = [kind] if kind else []
    if after is None and last_on is not None:
        after = (_start_of(last_on + timedelta(days=1)), _LOWEST_ID)
    found: Sequence[MovementLine] = ledger.movement_page(actor.user_id, kinds=kinds, after=after, limit=limit + 1)
    if first_on is not None:
        earliest = _start_of(first_on)
        found = [line for line in found if line.created_at >= earliest]
    lines = found[:limit]
    next_after = (lines[-1].created_at, lines[-1].id) if len(found) > limit else None
    return TransactionPage([_transaction_line(line) for line in lines], next_after)


def transaction_get_for(*, actor: Actor, transaction_id: UUID) -> TransactionLine:
    """
    Return one of the actor's own movements.

    :raises MovementNotFound: absent, or somebody else's
    """
    return _transaction_line(ledger.movement_get(actor.user_id, transaction_id))


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(settings.PEOPLE_TIME_ZONE))


def _transaction_line(line: MovementLine) -> TransactionLine:
    thing, _, name = line.reference.partition(":")
    return TransactionLine(
        id=line.id,
        kind=line.entry_kind,
        balance=_BALANCES[AccountKind(line.account_kind)],
        amount=int(line.amount),
        reference=line.reference,
        order_id=UUID(name) if thing == "order" else None,
        deposit_id=UUID(name) if thing == "deposit" else None,
        created_at=line.created_at,
    )
