"""
The sandbox bank's payouts, in a record of its own: one for each reference, whoever orders it again.

How a payout goes follows from the test card it is for (`providers.sandbox.cards`).
"""

from typing import Any
from uuid import uuid4

from django.db import transaction

from wibestore.core import clock
from wibestore.core.money import Som
from wibestore.payments.models import SandboxBankCard, SandboxBankPayout, SandboxPayoutState
from wibestore.payments.providers.registry import SANDBOX, provider_get
from wibestore.payments.providers.sandbox.cards import Conduct

# After so many questions a payout that was only taken has been paid.
_PAID_AT_QUESTION = 2
_UNKNOWN_CARD = "unknown_card"
_FIRST_STATES = {
    Conduct.PAYS: SandboxPayoutState.PAID,
    Conduct.FAILS: SandboxPayoutState.FAILED,
    Conduct.LOST_PAYS: SandboxPayoutState.LOST,
    _UNKNOWN_CARD: SandboxPayoutState.FAILED,
}
_SILENT_AT_FIRST = frozenset({Conduct.SILENT_PAYS, Conduct.SILENT_FAILS, Conduct.LOST_PAYS})
_FAILURES = {Conduct.FAILS: "card_blocked", Conduct.SILENT_FAILS: "card_blocked", _UNKNOWN_CARD: "unknown_card"}


@transaction.atomic
def sandbox_payout_order(*, reference: str, token: str, amount: Som) -> dict[str, Any] | None:
    """
    Take an order and return what the bank answers; a repeat gets what there is. None is silence.

    :raises ProviderNotFound: the sandbox is switched off
    :raises ValueError: the reference was ordered with another card or amount
    """
    provider_get(SANDBOX)
    conduct = SandboxBankCard.objects.filter(token=token).values_list("conduct", flat=True).first() or _UNKNOWN_CARD
    state = _FIRST_STATES.get(conduct, SandboxPayoutState.PROCESSING)
    new = SandboxBankPayout(
        reference=reference,
        external_id=f"sbx_{uuid4().hex}",
        token=token,
        amount=amount,
        state=state,
        failure_code=_FAILURES[conduct] if state == SandboxPayoutState.FAILED else "",
        conduct=conduct,
        created_at=clock.now(),
    )
    SandboxBankPayout.objects.bulk_create([new], ignore_conflicts=True)
    payout = SandboxBankPayout.objects.select_for_update(no_key=True).get(reference=reference)
    if (payout.token, payout.amount) != (token, amount):
        raise ValueError("this reference was ordered otherwise")
    if payout.external_id == new.external_id:
        return None if conduct in _SILENT_AT_FIRST else _said(payout)
    if payout.state == SandboxPayoutState.LOST:
        payout.state = SandboxPayoutState.PAID
        payout.save(update_fields=["state"])
    return _said(payout)


@transaction.atomic
def sandbox_payout_ask(*, reference: str) -> dict[str, Any] | None:
    """
    Return what the bank says of a payout, None where it has never heard of it; one that was only taken goes on.

    :raises ProviderNotFound: the sandbox is switched off
    """
    provider_get(SANDBOX)
    payout = SandboxBankPayout.objects.select_for_update(no_key=True).filter(reference=reference).first()
    if payout is None or payout.state == SandboxPayoutState.LOST:
        return None
    payout.ask_count += 1
    if payout.state == SandboxPayoutState.PROCESSING:
        _go_on(payout)
    payout.save(update_fields=["ask_count", "state", "failure_code"])
    return _said(payout)


def _go_on(payout: SandboxBankPayout) -> None:
    if payout.conduct == Conduct.SILENT_FAILS:
        payout.state, payout.failure_code = SandboxPayoutState.FAILED, _FAILURES[payout.conduct]
    elif payout.conduct != Conduct.PENDING_PAYS or payout.ask_count >= _PAID_AT_QUESTION:
        payout.state = SandboxPayoutState.PAID


def _said(payout: SandboxBankPayout) -> dict[str, Any]:
    return {
        "id": payout.external_id,
        "reference": payout.reference,
        "amount": int(payout.amount),
        "state": payout.state,
        "failure_code": payout.failure_code,
    }
