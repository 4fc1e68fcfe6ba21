"""
The one function that changes a withdrawal, and its making (security.md §1 rule 7).

Lock order: the user's cards → the withdrawal → ledger accounts. Money moves by one ledger entry per event, under the
key `withdrawal:<id>:<event>`. No provider is called here (`payouts`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import ValidationFailed
from wibestore.core.money import Som
from wibestore.ledger import selectors as ledger_selectors
from wibestore.ledger import services as ledger
from wibestore.ledger.types import AccountKind, AccountRef, EntryKind, PostingLine
from wibestore.payments import events, policies, selectors
from wibestore.payments.errors import (
    CardFrozen,
    CardNotActive,
    CardNotFound,
    DailyLimitReached,
    InDebt,
    InvalidWithdrawalTransition,
    WithdrawalNotFound,
    WithdrawalsFrozen,
    WithdrawalVersionConflict,
)
from wibestore.payments.models import PayoutCard, Withdrawal, WithdrawalStep
from wibestore.payments.rules import reference_new
from wibestore.payments.rules.cards import CardStatus
from wibestore.payments.rules.withdrawals import (
    MAX_WITHDRAWAL,
    MIN_WITHDRAWAL,
    MOVES,
    REQUESTED,
    RESERVED_STATES,
    WithdrawalEvent,
    WithdrawalParty,
    WithdrawalState,
    withdrawal_number_new,
)
from wibestore.payments.services.cards import cards_lock
from wibestore.payments.types import WithdrawalInfo
from wibestore.users import selectors as users

_ATTEMPTS = 10
_CHANGING = [
    *("state", "reason", "approved_by", "ask_at", "version"),
    *("approved_at", "sent_at", "finished_at"),
]
_PAYOUTS = AccountRef.platform(AccountKind.PLATFORM_PAYOUT_CLEARING)
_DEBT = Actor.system("payments.debt")
_BLOCK = Actor.system("payments.block")
_TOPICS = {
    WithdrawalState.REQUESTED: events.WITHDRAWAL_REQUESTED,
    WithdrawalState.APPROVED: events.WITHDRAWAL_APPROVED,
    WithdrawalState.SENT: events.WITHDRAWAL_SENT,
    WithdrawalState.PAID: events.WITHDRAWAL_PAID,
    WithdrawalState.RETURNED: events.WITHDRAWAL_RETURNED,
    WithdrawalState.CANCELLED: events.WITHDRAWAL_CANCELLED,
}


@transaction.atomic
def withdrawal_create(*, actor: Actor, amount: Som, card_id: UUID) -> WithdrawalInfo:
    """
    Ask for money to be paid out to the actor's card: it leaves `available` at once and waits for the staff.

    Requests of one user take turns, so that together they stay within the day's limit.

    :raises ValidationFailed: below the least or above the largest amount of one request
    :raises CardNotFound: absent, removed, or somebody else's
    :raises CardNotActive: nobody has named it yet
    :raises CardFrozen: it was added too recently
    :raises PayoutUnsupported: its provider is not connected
    :raises InDebt: the actor owes money
    :raises WithdrawalsFrozen: the protection of their account changed lately
    :raises DailyLimitReached: more than the plan lets out within 24 hours
    :raises InsufficientFunds: the wallet does not hold it
    """
    _check_amount(amount)
    card = next((card for card in cards_lock(actor.user_id) if card.id == card_id), None)
    now = clock.now()
    usable = _usable(card, now)
    _check_wallet(actor.user_id, amount, now)
    row = _insert(
        Withdrawal(
            user_id=actor.user_id,
            card=usable,
            provider=usable.method_id,
            amount=amount,
            state=WithdrawalState.REQUESTED,
            requested_at=now,
        )
    )
    _post(row, REQUESTED, EntryKind.WITHDRAWAL, AccountRef.available(row.user_id), AccountRef.reserved(row.user_id))
    _story_add(row, REQUESTED, WithdrawalParty.USER, actor, "", now)
    _tell(row)
    return selectors.withdrawal_info(row, actor=actor)


@transaction.atomic
def withdrawal_transition(
    withdrawal_id: UUID, event: str, actor: Actor, *, expected_version: int | None = None, reason: str = ""
) -> WithdrawalInfo:
    """
    Move a withdrawal one step, once, whoever else tries at the same moment, and return it as `actor` sees it.

    :param reason: why it is rejected (the staff's words) or came back (the provider's code)
    :raises WithdrawalNotFound: absent, or the actor is a stranger to it
    :raises InvalidWithdrawalTransition: the step is not open to the actor now
    :raises WithdrawalVersionConflict: it changed since the caller read it
    """
    row = withdrawal_locked(withdrawal_id)
    party = policies.withdrawal_party_of(actor, row)
    if party is None:
        raise WithdrawalNotFound
    # An owner who was blocked has no session to move it; only what lets the money out, or takes it back, asks.
    is_asked = party in {WithdrawalParty.STAFF, WithdrawalParty.SYSTEM}
    at = selectors.situation_of(
        row,
        actor=actor,
        is_owner_in_debt=_debt_of(row.user_id) > 0,
        is_owner_blocked=is_asked and users.is_blocked(row.user_id),
    )
    move = MOVES.get((row.state, event, party))
    if move is None:
        raise _refusal(row, event, actor, missing="")
    if expected_version is not None and expected_version != row.version:
        raise WithdrawalVersionConflict(selectors.withdrawal_info(row, actor=actor), version=row.version)
    if missing := move.guard(at):
        raise _refusal(row, event, actor, missing=missing)
    before, now = str(row.state), clock.now()
    row.state, row.version = move.target(at), row.version + 1
    EFFECTS[event](Step(row, actor, reason, now))
    row.save(update_fields=_CHANGING)
    _story_add(row, event, party, actor, reason, now)
    if party is WithdrawalParty.STAFF:
        _audit(row, event, actor, before=before, reason=reason)
    if row.state != before:
        _tell(row)
    return selectors.withdrawal_info(row, actor=actor)


def withdrawals_stop(*, user_id: UUID) -> int:
    """
    Take back what a debtor has asked for and the bank has not; return how many withdrawals. May run twice.

    What comes back settles the debt as far as it goes (escrow.md §2, T20).
    """
    waiting = Withdrawal.objects.filter(user_id=user_id, state__in=list(RESERVED_STATES)).order_by("id")
    stopped = 0
    for withdrawal_id in waiting.values_list("id", flat=True):
        if not _debt_of(user_id):
            break
        try:
            withdrawal_transition(withdrawal_id, WithdrawalEvent.CANCEL, _DEBT, reason="in_debt")
        except InvalidWithdrawalTransition:
            # It was sent, cancelled, or the debt settled meanwhile.
            continue
        stopped += 1
    return stopped


def withdrawals_of_blocked(*, user_id: UUID) -> int:
    """
    Take back what somebody who was blocked has asked for and the bank has not; return how many. May run twice.

    The money is in their wallet, and stays there: what was sent is never undone.
    """
    waiting = Withdrawal.objects.filter(user_id=user_id, state__in=list(RESERVED_STATES)).order_by("id")
    stopped = 0
    for withdrawal_id in list(waiting.values_list("id", flat=True)):
        try:
            withdrawal_transition(withdrawal_id, WithdrawalEvent.CANCEL, _BLOCK, reason="owner_blocked")
        except InvalidWithdrawalTransition:
            # It was sent or cancelled, or the block lifted meanwhile.
            continue
        stopped += 1
    return stopped


def withdrawal_locked(withdrawal_id: UUID, *, skip_locked: bool = False) -> Withdrawal:
    """
    Return the withdrawal under its row lock.

    :raises WithdrawalNotFound: absent, or with `skip_locked` held by somebody else
    """
    rows = Withdrawal.objects.select_for_update(no_key=True, of=("self",), skip_locked=skip_locked)
    row = rows.select_related("card").filter(pk=withdrawal_id).first()
    if row is None:
        raise WithdrawalNotFound
    return row


@dataclass(frozen=True, slots=True)
class Step:
    """One move being made: the locked withdrawal in its new state, by whom, why, and when."""

    row: Withdrawal
    actor: Actor
    reason: str
    now: datetime


def _approve(step: Step) -> None:
    if step.row.state == WithdrawalState.APPROVED:
        step.row.approved_at = step.now
    else:
        step.row.approved_by = step.actor.user_id


def _send(step: Step) -> None:
    """Count the money as being at the bank; the bank itself is called after this transaction."""
    step.row.sent_at = step.now
    # Whoever made this step calls the provider now. Should it die meanwhile, the sweep asks after this pause.
    step.row.ask_at = step.now + settings.PAYOUT_FIRST_PAUSE
    _post(step.row, "send", EntryKind.WITHDRAWAL_SENT, AccountRef.reserved(step.row.user_id), _PAYOUTS)


def _pay(step: Step) -> None:
    step.row.ask_at, step.row.finished_at = None, step.now
    _post(step.row, "pay", EntryKind.WITHDRAWAL_PAID, _PAYOUTS, AccountRef.provider(step.row.provider))


def _give_back(step: Step) -> None:
    """Cancelled before it was sent: reserved → available."""
    step.row.finished_at, step.row.reason = step.now, step.reason
    _return(step.row, "cancel", AccountRef.reserved(step.row.user_id))


def _bring_back(step: Step) -> None:
    """Return from the bank: payout clearing → available."""
    step.row.ask_at, step.row.finished_at, step.row.reason = None, step.now, step.reason
    _return(step.row, "return", _PAYOUTS)


EFFECTS: dict[str, Callable[[Step], None]] = {
    WithdrawalEvent.CANCEL: _give_back,
    WithdrawalEvent.APPROVE: _approve,
    WithdrawalEvent.REJECT: _give_back,
    WithdrawalEvent.SEND: _send,
    WithdrawalEvent.PAY: _pay,
    WithdrawalEvent.RETURN: _bring_back,
}


def _check_amount(amount: Som) -> None:
    if amount < MIN_WITHDRAWAL:
        raise ValidationFailed.of("/amount", "min_value", "Too small to be paid out", min=int(MIN_WITHDRAWAL))
    if amount > MAX_WITHDRAWAL:
        raise ValidationFailed.of("/amount", "max_value", "Too large for one request", max=int(MAX_WITHDRAWAL))


def _usable(card: PayoutCard | None, now: datetime) -> PayoutCard:
    if card is None or card.status == CardStatus.REMOVED:
        raise CardNotFound
    if card.status != CardStatus.ACTIVE or card.usable_from is None:
        raise CardNotActive(status=str(card.status))
    if card.usable_from > now:
        raise CardFrozen(usable_from=card.usable_from.isoformat())
    selectors.payout_provider_get(card.method_id)
    return card


def _check_wallet(user_id: UUID, amount: Som, now: datetime) -> None:
    if debt := _debt_of(user_id):
        raise InDebt(debt=debt)
    if until := users.money_frozen_until(user_id):
        raise WithdrawalsFrozen(until=until.isoformat())
    limits = selectors.withdrawal_limits(user_id, now=now)
    if amount > limits.left_today:
        raise DailyLimitReached(daily=int(limits.daily), left=int(limits.left_today))


def _debt_of(user_id: UUID) -> int:
    return -int(ledger_selectors.account_balance(AccountRef.debt(user_id)))


def _insert(row: Withdrawal) -> Withdrawal:
    """Store the withdrawal with a free number."""
    row.reference = reference_new()
    for _ in range(_ATTEMPTS):
        row.number = withdrawal_number_new()
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            # The number is taken: draw again.
            continue
        return row
    raise RuntimeError("no free withdrawal number")


def _return(row: Withdrawal, event: str, source: AccountRef) -> None:
    _post(row, event, EntryKind.WITHDRAWAL_RETURN, source, AccountRef.available(row.user_id))
    ledger.debt_settle(user_ids=[row.user_id], cause=f"withdrawal:{row.id}")


def _post(row: Withdrawal, event: str, kind: EntryKind, source: AccountRef, target: AccountRef) -> None:
    entry = ledger.post(
        kind=kind,
        postings=[PostingLine(source, -row.amount), PostingLine(target, row.amount)],
        idempotency_key=f"withdrawal:{row.id}:{event}",
        reference=f"withdrawal:{row.id}",
    )
    if not entry.is_new:
        # The row is locked and each event happens once: an old entry means the state and the ledger disagree.
        raise RuntimeError(f"{event} of withdrawal {row.id} was posted before")


def _refusal(row: Withdrawal, event: str, actor: Actor, *, missing: str) -> InvalidWithdrawalTransition:
    current = selectors.withdrawal_info(row, actor=actor)
    return InvalidWithdrawalTransition(current, state=str(row.state), event=event, reason=missing)


def _story_add(row: Withdrawal, event: str, party: WithdrawalParty, actor: Actor, reason: str, now: datetime) -> None:
    """Append one step to the withdrawal's story; its number is the withdrawal's version."""
    WithdrawalStep.objects.create(
        withdrawal=row,
        seq=row.version,
        event=event,
        party=party,
        actor_id=actor.id,
        actor_name=actor.name,
        state=row.state,
        reason=reason,
        created_at=now,
    )


def _audit(row: Withdrawal, event: str, actor: Actor, *, before: str, reason: str) -> None:
    details = {
        "before": {"state": before, "version": row.version - 1},
        "after": {"state": str(row.state), "version": row.version},
        "amount": int(row.amount),
        "reason": reason,
    }
    audit.audit_write(actor=actor, action=f"withdrawal.{event}", target="withdrawal", target_id=row.id, details=details)


def _tell(row: Withdrawal) -> None:
    payload = {
        "withdrawal_id": str(row.id),
        "number": row.number,
        "user_id": str(row.user_id),
        "amount": int(row.amount),
        "status": str(row.state),
        "version": row.version,
    }
    outbox.publish(_TOPICS[WithdrawalState(row.state)], payload, sequence_key=f"withdrawal:{row.id}")
