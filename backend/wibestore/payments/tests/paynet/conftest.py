"""Paynet's side of the tests: its calls as it makes them, over the real route."""

import base64
from itertools import count
from typing import Any

import orjson
import pytest
from django.conf import settings
from django.test import Client

from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.payments import services

WEBHOOK = "/api/v1/payments/webhooks/paynet/"
AMOUNT = 50_000
TIYIN = AMOUNT * 100
SERVICE = 1
METHODS = (
    "GetInformation",
    "PerformTransaction",
    "CheckTransaction",
    "CancelTransaction",
    "GetStatement",
    "ChangePassword",
)
_ids = count(1)
_transactions = count(12_345_678_900)


def basic(pair: str) -> str:
    """Return the header by which Paynet shows its name and password."""
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


def right_header() -> str:
    """Return the header that opens the shop's webhook."""
    chosen = settings.PAYMENT_PROVIDERS.paynet
    return basic(f"{chosen.login}:{chosen.password.get_secret_value()}")


def send(body: Any, *, authorization: str | None = "right", ip: str = "127.0.0.1", status: int = 200) -> Any:
    """Send a body as Paynet does; without an `authorization` none is shown."""
    raw = body if isinstance(body, bytes) else orjson.dumps(body)
    shown = right_header() if authorization == "right" else authorization
    headers = {} if shown is None else {"Authorization": shown}
    client = Client(raise_request_exception=False, REMOTE_ADDR=ip)
    answer = client.generic("POST", WEBHOOK, raw, content_type="application/json", headers=headers)
    assert answer.status_code == status
    return answer


def message(method: str, **params: Any) -> dict[str, Any]:
    """Return a call of Paynet's."""
    return {"jsonrpc": "2.0", "method": method, "id": next(_ids), "params": params}


def rpc(method: str, **params: Any) -> dict[str, Any]:
    """Call a method and return the whole answer."""
    asked = message(method, **params)
    answer: dict[str, Any] = orjson.loads(send(asked).content)
    assert (answer["jsonrpc"], answer["id"]) == ("2.0", asked["id"])
    assert ("result" in answer) != ("error" in answer)
    assert "error" not in answer or answer["error"]["message"]
    return answer


def code(answer: dict[str, Any]) -> int:
    """Return an answer's error; 0 where it has none."""
    return int(answer["error"]["code"]) if "error" in answer else 0


class Payment:
    """One payment as Paynet sees it: its number, and what the payer typed."""

    def __init__(self, deposit: Any) -> None:
        self.id = next(_transactions)
        self.fields = {"client_id": deposit.reference}
        self.amount = int(deposit.amount) * 100

    @property
    def own(self) -> dict[str, Any]:
        """What names the payment in Check and Cancel."""
        return {"serviceId": SERVICE, "transactionId": self.id, "timestamp": "2026-11-22 12:41:54"}

    @property
    def performed(self) -> dict[str, Any]:
        """What Perform says."""
        return {"serviceId": SERVICE, "transactionId": self.id, "amount": self.amount, "fields": self.fields}

    def inform(self, **changes: Any) -> dict[str, Any]:
        """Ask what is paid by the number."""
        return rpc("GetInformation", **{"serviceId": SERVICE, "fields": self.fields, **changes})

    def perform(self, **changes: Any) -> dict[str, Any]:
        """Take the money."""
        return rpc("PerformTransaction", **{**self.performed, **changes})

    def check(self, **changes: Any) -> dict[str, Any]:
        """Ask how it stands."""
        return rpc("CheckTransaction", **{**self.own, **changes})

    def cancel(self, **changes: Any) -> dict[str, Any]:
        """Take it back."""
        return rpc("CancelTransaction", **{**self.own, **changes})


def statement(first: Any = "2026-01-01 00:00:00", last: Any = "2099-12-31 23:59:59") -> dict[str, Any]:
    """Ask for the list of what was performed."""
    return rpc("GetStatement", serviceId=SERVICE, dateFrom=first, dateTo=last)


def paynet_deposit(user_id: Any, amount: int = AMOUNT) -> Any:
    """Return a deposit that waits to be paid by Paynet."""
    return services.deposit_create(actor=Actor.user(user_id), method="paynet", amount=Som(amount))


def choose(settings: Any, **changes: Any) -> None:
    """Change settings of Paynet's."""
    chosen = settings.PAYMENT_PROVIDERS
    settings.PAYMENT_PROVIDERS = chosen.model_copy(update={"paynet": chosen.paynet.model_copy(update=changes)})


@pytest.fixture
def deposit(buyer):
    """A deposit of 50 000 so'm by Paynet that waits for its payer."""
    return paynet_deposit(buyer.id)


@pytest.fixture
def payment(deposit):
    """A payment of the deposit that Paynet has not made yet."""
    return Payment(deposit)
