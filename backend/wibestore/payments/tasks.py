"""Periodic and sent work of payments. Tasks carry ids, call one service, may run twice."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from celery import Task, shared_task
from django.conf import settings

from wibestore.core import clock
from wibestore.payments import services
from wibestore.payments.errors import ProviderUnavailable

_LONGEST_PAUSE_S = 60


@shared_task(name="payments.expire_deposits", ignore_result=True)
def expire_deposits(**_: Any) -> int:
    """End pending deposits past their time."""
    return services.deposits_expire()


@shared_task(name="payments.deposits_verify", ignore_result=True)
def deposits_verify(**_: Any) -> int:
    """Ask providers about pending deposits whose webhook may have been lost."""
    return services.deposits_verify()


@shared_task(name="payments.attempts_expire", ignore_result=True)
def attempts_expire(**_: Any) -> int:
    """End open attempts past their time."""
    return services.attempts_expire()


@shared_task(name="payments.cards_expire", ignore_result=True)
def cards_expire(**_: Any) -> int:
    """Remove cards that nobody has named in time."""
    return services.cards_expire()


@shared_task(name="payments.cards_forget", ignore_result=True)
def cards_forget(**_: Any) -> int:
    """Let providers forget the cards that were removed here."""
    return services.cards_forget()


@shared_task(name="payments.refunds_send", ignore_result=True)
def refunds_send(**_: Any) -> int:
    """Ask providers to give deposits back, and about those nobody knows of."""
    return services.refunds_send()


@shared_task(name="payments.withdrawals_send", ignore_result=True)
def withdrawals_send(**_: Any) -> int:
    """Send approved withdrawals and ask about those nobody knows of."""
    return services.withdrawals_send()


@shared_task(name="payments.ledger_check", ignore_result=True)
def ledger_check(**_: Any) -> int:
    """Prove the books every night; the ledger itself knows no tasks."""
    return services.books_check()


@shared_task(name="payments.reconcile", ignore_result=True)
def reconcile(**_: Any) -> int:
    """Compare yesterday (Asia/Tashkent) with what the providers have."""
    today = clock.now().astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date()
    return services.reconcile_all(day=today - timedelta(days=1))


@shared_task(name=services.SANDBOX_SEND_TASK, ignore_result=True, bind=True, max_retries=8)
def sandbox_webhook_send(self: Task, *, reference: str, **_: Any) -> int:
    """Send the sandbox bank's webhook; a shop that is away is tried again with growing pauses."""
    try:
        return services.sandbox_webhook_send(reference=reference)
    except ProviderUnavailable as error:
        raise self.retry(exc=error, countdown=min(2**self.request.retries, _LONGEST_PAUSE_S)) from error


@shared_task(name=services.SANDBOX_CARD_SEND_TASK, ignore_result=True, bind=True, max_retries=8)
def sandbox_card_webhook_send(self: Task, *, reference: str, **_: Any) -> int:
    """Send the sandbox bank's webhook about a card; a shop that is away is tried again with growing pauses."""
    try:
        return services.sandbox_card_webhook_send(reference=reference)
    except ProviderUnavailable as error:
        raise self.retry(exc=error, countdown=min(2**self.request.retries, _LONGEST_PAUSE_S)) from error
