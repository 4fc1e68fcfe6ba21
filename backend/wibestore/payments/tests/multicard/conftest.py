"""What the tests of Multicard share: its calls by hand, its pages pressed, its cards bound."""

import re
from typing import Any

import orjson
import pytest
from django.conf import settings
from django.test import Client

from emulators.models import Record
from emulators.multicard.cards import TEST_CARDS, Conduct
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.payments import services
from wibestore.payments.models import Deposit, PayoutCard
from wibestore.payments.providers.multicard.wire import status_sign, success_sign

AMOUNT = 50_000
WEBHOOK = "/api/v1/payments/webhooks/uzcard/"
CARDS = {card.conduct: card for card in reversed(TEST_CARDS)}


def secret() -> str:
    return settings.PAYMENT_PROVIDERS.multicard.secret.get_secret_value()


def success_body(deposit: Any, *, sign_secret: str | None = None, **changes: Any) -> dict[str, Any]:
    """Return Multicard's "success" for the deposit, signed over what it then says."""
    body = {
        "store_id": 6,
        "amount": int(deposit.amount) * 100,
        "invoice_id": deposit.reference,
        "billing_id": None,
        "payment_time": "2026-11-25 17:00:00",
        "phone": "998901234567",
        "card_pan": "860053******8829",
        "ps": "uzcard",
        "card_token": "f535e2a13abbf2bc2738afe93494fa43",
        "uuid": Deposit.objects.get(pk=deposit.id).external_id,
        "receipt_url": "https://multicard.uz/receipt/1",
        **changes,
    }
    sign = success_sign(
        store_id=body["store_id"],
        invoice_id=body["invoice_id"],
        amount=body["amount"],
        secret=secret() if sign_secret is None else sign_secret,
    )
    return {"sign": sign, **body, **({"sign": changes["sign"]} if "sign" in changes else {})}


def status_body(deposit: Any, status: str, **changes: Any) -> dict[str, Any]:
    """Return Multicard's word about a status, signed over what it then says."""
    body = success_body(deposit)
    body = {**{name: body[name] for name in body if name not in {"store_id", "sign"}}, "status": status, **changes}
    sign = status_sign(uuid=body["uuid"], invoice_id=body["invoice_id"], amount=body["amount"], secret=secret())
    return {"sign": sign, **body}


def send(body: dict[str, Any] | bytes, path: str = WEBHOOK, **extra: Any) -> Any:
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    return Client().post(path, content, content_type="application/json", **extra)


def known(kind: str, **fields: Any) -> Record:
    """Return the one thing that the played Multicard remembers by some fields."""
    return Record.objects.get(provider="multicard", kind=kind, **{f"data__{name}": fields[name] for name in fields})


def remember(deposit: Any, **changes: Any) -> None:
    """Let the played Multicard have another state of the deposit's payment, without a word to the shop."""
    record = known("payment", store_invoice_id=deposit.reference)
    record.data.update(changes)
    record.save()


def press(url: str, act: str, **fields: str) -> Any:
    """Press a button of a page of the played Multicard, as a browser does."""
    path = re.sub(r"^https?://[^/]+", "", url)
    shown = Client().get(path)
    assert shown.status_code == 200
    form = re.search(rb'name="form" value="([^"]+)"', shown.content)
    assert form
    return Client().post(path, {"form": form[1].decode(), "act": act, **fields})


def bind(user_id: Any, conduct: Conduct = Conduct.GOES, method: str = "uzcard") -> PayoutCard:
    """Return a card that was bound on the played Multicard's form."""
    pending = services.card_bind_start(actor=Actor.user(user_id), method=method)
    assert press(pending.bind_url, "bind", card=CARDS[conduct].number).status_code == 200
    return PayoutCard.objects.get(pk=pending.id)


@pytest.fixture
def deposit(buyer):
    """A deposit of 50 000 so'm that waits at Multicard's page."""
    return services.deposit_create(actor=Actor.user(buyer.id), method="uzcard", amount=Som(AMOUNT))
