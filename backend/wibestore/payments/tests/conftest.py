"""What the payments tests share: the sandbox's calls, and everything a refusal must leave as it was."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import orjson
import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import checks, ledger_check
from wibestore.ledger.types import AccountRef, EntryKind, PostingLine
from wibestore.payments import services
from wibestore.payments.factories import card_active, deposit_pending, deposit_succeeded, withdrawal_requested
from wibestore.payments.models import (
    Deposit,
    DepositRefund,
    ForgottenCard,
    PayoutCard,
    ProviderTransaction,
    Withdrawal,
    WithdrawalStep,
)
from wibestore.payments.providers.sandbox.cards import TEST_CARDS, Conduct
from wibestore.payments.providers.sandbox.wire import signed_headers
from wibestore.payments.selectors import wallet_get

_KEPT = (Deposit, DepositRefund, ProviderTransaction, PayoutCard, ForgottenCard, Withdrawal, WithdrawalStep)
WEBHOOK = "/api/v1/payments/webhooks/sandbox/"
AMOUNT = 50_000
ADAPTER = "wibestore.payments.providers.sandbox.adapter.SandboxProvider"
PAYOUT = 200_000
_CARDS = {card.conduct: card for card in reversed(TEST_CARDS)}


def notice_for(deposit: Any, **changes: Any) -> dict[str, Any]:
    """Return the sandbox's words that the deposit was paid, with some of them changed."""
    return {
        "event": "payment.succeeded",
        "id": f"sbx_{uuid4().hex}",
        "reference": deposit.reference,
        "amount": int(deposit.amount),
        "occurred_at": int(datetime.now(UTC).timestamp()),
        "failure_code": "",
        **changes,
    }


def send(notice: dict[str, Any] | bytes, *, shift: timedelta = timedelta(0), **headers: str) -> Any:
    """Send a notice as the sandbox bank does; `headers` replace the right ones."""
    body = notice if isinstance(notice, bytes) else orjson.dumps(notice)
    right = signed_headers(settings.SANDBOX_WEBHOOK_SECRET, body, datetime.now(UTC) + shift)
    return Client().post(WEBHOOK, body, content_type="application/json", headers={**right, **headers})


def available(user_id: Any) -> int:
    """Return what the user can spend."""
    return int(wallet_get(actor=Actor.user(user_id)).available)


def hold(user_id, amount):
    """Move money of the user into a new order's escrow; return the order's id."""
    order_id = uuid4()
    ledger.post(
        kind=EntryKind.ORDER_HOLD,
        postings=[
            PostingLine(AccountRef.available(user_id), Som(-amount)),
            PostingLine(AccountRef.escrow(order_id, payer_id=user_id), Som(amount)),
        ],
        idempotency_key=f"hold:{order_id}",
        reference=f"order:{order_id}",
    )
    return order_id


@pytest.fixture
def contractless(settings):
    """No provider has its settings: only the sandbox is left."""
    chosen = settings.PAYMENT_PROVIDERS
    settings.PAYMENT_PROVIDERS = type(chosen).model_construct(
        **{name: type(getattr(chosen, name)).model_construct() for name in type(chosen).model_fields}
    )


@pytest.fixture
def deposit(buyer):
    """A deposit of 50 000 so'm that waits for its payer."""
    return deposit_pending(buyer.id, AMOUNT)


@pytest.fixture
def books(db) -> Callable[[], Any]:
    """Return a function that gives everything a refusal must leave as it was."""

    def look() -> Any:
        assert ledger_check() == []
        return (
            *(list(model.objects.order_by("pk").values()) for model in _KEPT),
            list(OutboxMessage.objects.order_by("id").values_list("id", "topic")),
            apps.get_model("ledger", "Posting").objects.count(),
            apps.get_model("audit", "AuditRecord").objects.count(),
            {user: wallet_balances(user) for user in Deposit.objects.values_list("user_id", flat=True)},
        )

    return look


def card_topics() -> list[str]:
    """Return what was told about cards, in order."""
    messages = OutboxMessage.objects.filter(topic__startswith="card.").order_by("id")
    return list(messages.values_list("topic", flat=True))


class SandboxBank:
    """The sandbox bank's own host, called without a port: what the adapter sends goes to the same code."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, int]] = []
        self.is_away = False

    def request(self, method: str, url: str, **options: Any) -> httpx.Response:
        """Answer as the bank's host does, or not at all while it is away."""
        if self.is_away or not url.startswith("http://testserver"):
            raise httpx.ConnectError("nobody listens")
        path = url.removeprefix("http://testserver")
        content = options.get("content") or b""
        headers = dict(options["headers"])
        kind = headers.pop("Content-Type", "application/json")
        answer = Client().generic(method, path, content, content_type=kind, headers=headers)
        self.calls.append((method, path, answer.status_code))
        return httpx.Response(answer.status_code, content=answer.content)


@pytest.fixture(autouse=True)
def bank(monkeypatch, request) -> SandboxBank:
    """Let the adapter reach the sandbox bank without a port; tests of a real one use `live_server`."""
    host = SandboxBank()
    if "live_server" not in request.fixturenames:
        monkeypatch.setattr("wibestore.payments.providers.sandbox.adapter.httpx.request", host.request)
    return host


@pytest.fixture
def sent(monkeypatch) -> list[tuple[str, dict[str, Any]]]:
    """Collect the tasks that were sent instead of sending them."""
    tasks: list[tuple[str, dict[str, Any]]] = []

    def send_task(name: str, *_: Any, kwargs: dict[str, Any] | None = None, **__: Any) -> None:
        if kwargs:
            tasks.append((name, kwargs))

    monkeypatch.setattr("celery.current_app.send_task", send_task)
    return tasks


@pytest.fixture
def staff(moderator):
    """Somebody of the staff, as an actor."""
    return Actor.user(moderator.id, is_staff=True)


@pytest.fixture
def approved(buyer, staff):
    """Return a function that makes an approved withdrawal of the buyer, to a card bound on the sandbox's own page."""

    cards: dict[str, Any] = {}

    def make(conduct=Conduct.PAYS, amount=PAYOUT):
        deposit_succeeded(buyer.id, amount)
        if conduct not in cards:
            cards[conduct] = card_active(buyer.id, _CARDS[conduct])
        withdrawal = withdrawal_requested(buyer.id, amount, card_id=cards[conduct].id)
        services.withdrawal_transition(withdrawal.id, "approve", staff)
        return withdrawal

    return make


def row(withdrawal):
    """Return the withdrawal as it is stored."""
    return Withdrawal.objects.get(pk=withdrawal.id)


def later(minutes=0, seconds=31):
    """Let the pause before the next question pass."""
    past = clock.now() - timedelta(minutes=minutes, seconds=seconds)
    Withdrawal.objects.filter(ask_at__isnull=False).update(ask_at=past)


@pytest.fixture(autouse=True)
def books_are_right(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Prove the books after every test that commits, but for escrow: `hold` stands for orders, which lie above."""
    monkeypatch.delitem(checks._registered, "orders.books")
    marker = request.node.get_closest_marker("django_db")
    is_proved = bool(marker and marker.kwargs.get("transaction"))
    if is_proved:
        request.getfixturevalue("transactional_db")
    yield
    if is_proved:
        assert checks.ledger_check() == []
