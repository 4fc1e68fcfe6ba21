"""Payme's side of the tests: its calls as it makes them, over the real route."""

import base64
from itertools import count
from typing import Any
from uuid import uuid4

import orjson
import pytest
from django.conf import settings
from django.test import Client

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.payments import services

WEBHOOK = "/api/v1/payments/webhooks/payme/"
AMOUNT = 50_000
TIYIN = AMOUNT * 100
HOURS_12_MS = 43_200_000
METHODS = (
    "CheckPerformTransaction",
    "CreateTransaction",
    "PerformTransaction",
    "CancelTransaction",
    "CheckTransaction",
    "GetStatement",
)
_ids = count(1)


def now_ms() -> int:
    """Return the shop's time as Payme writes it."""
    moment = clock.now()
    return int(moment.timestamp()) * 1000 + moment.microsecond // 1000


def basic(pair: str) -> str:
    """Return the header by which Payme shows its name and key."""
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


def right_header() -> str:
    """Return the header that opens the shop's webhook."""
    chosen = settings.PAYMENT_PROVIDERS.payme
    return basic(f"{chosen.login}:{chosen.key.get_secret_value()}")


def send(body: Any, *, authorization: str | None = "right", kind: str = "text/json; charset=UTF-8") -> Any:
    """Send a body as Payme does; without an `authorization` none is shown."""
    raw = body if isinstance(body, bytes) else orjson.dumps(body)
    shown = right_header() if authorization == "right" else authorization
    headers = {} if shown is None else {"Authorization": shown}
    answer = Client(raise_request_exception=False).generic("POST", WEBHOOK, raw, content_type=kind, headers=headers)
    assert answer.status_code == 200
    return answer


def message(method: str, **params: Any) -> dict[str, Any]:
    """Return a call of Payme's."""
    return {"jsonrpc": "2.0", "id": next(_ids), "method": method, "params": params}


def rpc(method: str, **params: Any) -> dict[str, Any]:
    """Call a method and return the whole answer."""
    asked = message(method, **params)
    answer: dict[str, Any] = orjson.loads(send(asked).content)
    assert (answer["jsonrpc"], answer["id"]) == ("2.0", asked["id"])
    assert ("result" in answer) != ("error" in answer)
    if "error" in answer:
        assert set(answer["error"]["message"]) == {"ru", "uz", "en"}
        assert all(answer["error"]["message"].values())
    return answer


def code(answer: dict[str, Any]) -> int:
    """Return an answer's error; 0 where it has none."""
    return int(answer["error"]["code"]) if "error" in answer else 0


def new_id() -> str:
    """Return an id as Payme makes them."""
    return uuid4().hex[:24]


class Payment:
    """One payment as Payme sees it: its id, its time, its order."""

    def __init__(self, deposit: Any, *, time: int = 0) -> None:
        self.id = new_id()
        self.time = time or now_ms()
        self.account = {"order_id": deposit.reference}
        self.amount = int(deposit.amount) * 100

    def check_perform(self, **changes: Any) -> dict[str, Any]:
        """Ask whether it can be paid."""
        return rpc("CheckPerformTransaction", **{"amount": self.amount, "account": self.account, **changes})

    def create(self, **changes: Any) -> dict[str, Any]:
        """Open it."""
        own = {"id": self.id, "time": self.time, "amount": self.amount, "account": self.account}
        return rpc("CreateTransaction", **{**own, **changes})

    def perform(self) -> dict[str, Any]:
        """Credit it."""
        return rpc("PerformTransaction", id=self.id)

    def cancel(self, reason: int = 5) -> dict[str, Any]:
        """End it or take it back."""
        return rpc("CancelTransaction", id=self.id, reason=reason)

    def check(self) -> dict[str, Any]:
        """Ask how it stands."""
        return rpc("CheckTransaction", id=self.id)


def payme_deposit(user_id: Any, amount: int = AMOUNT) -> Any:
    """Return a deposit that waits to be paid by Payme."""
    return services.deposit_create(actor=Actor.user(user_id), method="payme", amount=Som(amount))


def choose(settings: Any, **changes: Any) -> None:
    """Change settings of Payme's."""
    chosen = settings.PAYMENT_PROVIDERS
    settings.PAYMENT_PROVIDERS = chosen.model_copy(update={"payme": chosen.payme.model_copy(update=changes)})


@pytest.fixture
def deposit(buyer):
    """A deposit of 50 000 so'm by Payme that waits for its payer."""
    return payme_deposit(buyer.id)


@pytest.fixture
def payment(deposit):
    """A payment of the deposit that Payme has not opened yet."""
    return Payment(deposit)
