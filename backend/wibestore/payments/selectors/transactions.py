"""The history of a user's money: the ledger's movements, and the deposits that have moved nothing."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from wibestore.core.actor import Actor
from wibestore.ledger import selectors as ledger
from wibestore.ledger.types import AccountKind, EntryKind, MovementFilter, MovementLine
from wibestore.payments.models import Deposit, DepositStatus, Withdrawal
from wibestore.payments.types import TransactionDetail, TransactionLine, TransactionPage, TransactionWanted

COMPLETED = "completed"
EXPORT_LINES = 10_000
_EXPORT_PAGE = 100

_BALANCES = {
    AccountKind.USER_AVAILABLE: "available",
    AccountKind.USER_HELD: "held",
    AccountKind.USER_PAYOUT_RESERVED: "payout_reserved",
    AccountKind.USER_DEBT: "debt",
}
# Deposits of these have no posting: the ledger does not know them.
_NOT_POSTED = (DepositStatus.PENDING, DepositStatus.FAILED, DepositStatus.CANCELLED, DepositStatus.EXPIRED)
# Smaller than every id: with it, "older than (moment, id)" means strictly before the moment.
_LOWEST_ID = UUID(int=0)
EVERYTHING = TransactionWanted()

After = tuple[datetime, UUID]
OrderNumber = Callable[[UUID], str | None]
_order_numbers: list[OrderNumber] = []


def order_number_register(lookup: OrderNumber) -> None:
    """Let a module above say an order's number; called from its `apps.py`, because orders lie above payments."""
    if lookup not in _order_numbers:
        _order_numbers.append(lookup)


def order_number_of(order_id: UUID) -> str | None:
    """Return the number that people call the order by, None where nobody knows it."""
    return next((number for lookup in _order_numbers if (number := lookup(order_id))), None)


def transaction_page(
    *, actor: Actor, wanted: TransactionWanted = EVERYTHING, after: After | None = None, limit: int
) -> TransactionPage:
    """
    Return up to `limit` of the actor's movements and of their deposits that have moved nothing, newest first.

    :param after: where the page before ended (`next_after`)
    """
    if after is None and wanted.last_on is not None:
        after = (_start_of(wanted.last_on + timedelta(days=1)), _LOWEST_ID)
    # Each side brings a whole page by its own index; together they hold the newest `limit` of both.
    found = _movements(actor.user_id, wanted, after, limit + 1) + _deposits(actor.user_id, wanted, after, limit + 1)
    found.sort(key=lambda line: (line.created_at, line.id), reverse=True)
    lines = found[:limit]
    return TransactionPage(lines, (lines[-1].created_at, lines[-1].id) if len(found) > limit else None)


def transaction_get_for(*, actor: Actor, transaction_id: UUID) -> TransactionDetail:
    """
    Return one of the actor's own movements, or of their deposits that have moved nothing.

    :raises MovementNotFound: absent, or somebody else's
    """
    unposted = Deposit.objects.filter(pk=transaction_id, user_id=actor.user_id, status__in=_NOT_POSTED).first()
    if unposted is not None:
        return TransactionDetail(_deposit_line(unposted), None, None, unposted.method_id, None, [])
    found = ledger.movement_get(actor.user_id, transaction_id)
    line = _movement_line(found.line)
    method, card_mask = _way_of(line)
    return TransactionDetail(
        line=line,
        balance_after=int(found.balance_after),
        order_number=order_number_of(line.order_id) if line.order_id else None,
        method=method,
        card_mask=card_mask,
        related=[_movement_line(other) for other in found.related],
    )


def transaction_lines(
    *, actor: Actor, wanted: TransactionWanted, limit: int = EXPORT_LINES
) -> Iterator[TransactionLine]:
    """Yield the actor's transactions for an export, newest first, at most `limit`; reads page by page."""
    after: After | None = None
    left = limit
    while left > 0:
        page = transaction_page(actor=actor, wanted=wanted, after=after, limit=min(left, _EXPORT_PAGE))
        yield from page.lines
        left -= len(page.lines)
        after = page.next_after
        if after is None:
            return


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(settings.PEOPLE_TIME_ZONE))


def _movements(user_id: UUID, wanted: TransactionWanted, after: After | None, limit: int) -> list[TransactionLine]:
    if wanted.status not in {"", COMPLETED}:
        return []
    movements = MovementFilter(
        kinds=(wanted.kind,) if wanted.kind else (),
        direction=wanted.direction,
        min_amount=wanted.min_amount,
        max_amount=wanted.max_amount,
        since=_start_of(wanted.first_on) if wanted.first_on else None,
    )
    return [_movement_line(line) for line in ledger.movement_page(user_id, wanted=movements, after=after, limit=limit)]


def _deposits(user_id: UUID, wanted: TransactionWanted, after: After | None, limit: int) -> list[TransactionLine]:
    if wanted.status == COMPLETED or wanted.kind not in {"", EntryKind.DEPOSIT} or wanted.direction == "out":
        return []
    rows = Deposit.objects.filter(user_id=user_id, status__in=[wanted.status] if wanted.status else _NOT_POSTED)
    if wanted.first_on is not None:
        rows = rows.filter(created_at__gte=_start_of(wanted.first_on))
    if wanted.min_amount is not None:
        rows = rows.filter(amount__gte=wanted.min_amount)
    if wanted.max_amount is not None:
        rows = rows.filter(amount__lte=wanted.max_amount)
    if after is not None:
        rows = rows.filter(Q(created_at__lt=after[0]) | Q(id__lt=after[1]), created_at__lte=after[0])
    return [_deposit_line(row) for row in rows.order_by("-created_at", "-id")[:limit]]


def _movement_line(line: MovementLine) -> TransactionLine:
    thing, _, name = line.reference.partition(":")

    def named(wanted: str) -> UUID | None:
        return UUID(name) if thing == wanted else None

    return TransactionLine(
        id=line.id,
        kind=line.entry_kind,
        status=COMPLETED,
        balance=_BALANCES[AccountKind(line.account_kind)],
        amount=int(line.amount),
        reference=line.reference,
        description_code=line.entry_kind,
        order_id=named("order"),
        deposit_id=named("deposit"),
        withdrawal_id=named("withdrawal"),
        subscription_id=named("subscription"),
        created_at=line.created_at,
    )


def _deposit_line(row: Deposit) -> TransactionLine:
    return TransactionLine(
        id=row.id,
        kind=EntryKind.DEPOSIT.value,
        status=str(row.status),
        balance="available",
        amount=int(row.amount),
        reference=f"deposit:{row.id}",
        description_code=f"deposit_{row.status}",
        order_id=row.order_id,
        deposit_id=row.id,
        withdrawal_id=None,
        subscription_id=None,
        created_at=row.created_at,
    )


def _way_of(line: TransactionLine) -> tuple[str | None, str | None]:
    """Return the payment method and, of a withdrawal, the card's mask."""
    if line.deposit_id:
        return Deposit.objects.filter(pk=line.deposit_id).values_list("method_id", flat=True).first(), None
    if line.withdrawal_id:
        row = Withdrawal.objects.filter(pk=line.withdrawal_id).values_list("provider", "card__mask").first()
        return row or (None, None)
    return None, None
