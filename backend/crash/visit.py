"""One customer's steps in words: each is an intent with its own key, asked until it is answered."""

import html
import random
import re
import time
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import orjson

from crash.record import Intent, Person, Purchase
from crash.wire import Wire

API = "/api/v1"
TOO_MANY_OPEN = "order.too_many_open"
DEPOSIT_TIMEOUT_S = 60
_FORM = re.compile(r'name="form" value="([^"]+)"')
_SEE_OTHER = 303


class Visit:
    """A purchase being made. A step returns whether the shop said yes; `order` is what it showed last."""

    def __init__(self, purchase: Purchase, wire: Wire, shuffled: random.Random) -> None:
        self.order: dict[str, Any] = {}
        self._purchase, self._wire, self._shuffled = purchase, wire, shuffled

    def chance(self, share: float) -> bool:
        """Tell whether something happens that happens in `share` of the visits."""
        return self._shuffled.random() < share

    def think(self, longest_s: float = 1.0) -> None:
        """Take a moment."""
        time.sleep(self._shuffled.uniform(0, longest_s))

    def reserve(self, pay_with: str = "wallet") -> bool:
        """Order the item; somebody with too many unpaid orders tries again later."""
        item = self._purchase.item
        body = {"listing_id": str(item.listing_id), "price": item.price, "pay_with": pay_with}
        while True:
            intent = self._intend("create", f"{API}/orders/", body)
            if intent.code != TOO_MANY_OPEN:
                return self._shown(intent)
            self.think()

    def pay(self) -> bool:
        """Pay from the wallet."""
        return self._step("pay")

    def cancel(self) -> bool:
        """Cancel before paying."""
        return self._step("cancel")

    def confirm(self) -> bool:
        """Look at the credentials, then say that the account is as promised."""
        path = f"{API}/orders/{self.order['id']}/credentials/reveal/"
        seen = self._wire.ask("POST", path, token=self._purchase.buyer.token)
        self.think()
        return seen.is_yes and self._step("confirm")

    def deliver(self) -> bool:
        """Let the seller hand the login data over."""
        secrets = {"login_method": "google", "login": f"player-{uuid4().hex[:16]}", "password": "s3cret-Pass"}
        return self._step("deliver", by=self._purchase.item.seller, **secrets)

    def decline(self) -> bool:
        """Let the seller refuse to deliver."""
        return self._step("decline", by=self._purchase.item.seller)

    def open_deposit(self, *, for_order: bool) -> bool:
        """Open a deposit of the item's price, for the order or for the wallet."""
        order = {"order_id": self.order["id"]} if for_order else {}
        body = {"method": "sandbox", "amount": self._purchase.item.price, **order}
        return self._intend("deposit", f"{API}/payments/deposit/", body).is_done

    def pay_at_bank(self) -> None:
        """Press "pay" on the bank's page, until the bank has taken it."""
        address = urlsplit(self._deposit["payment_url"])
        path = f"{address.path}?{address.query}"
        while True:
            page = self._wire.ask("GET", path).content.decode()
            found = _FORM.search(page)
            token = html.unescape(found[1]) if found else ""
            form = urlencode({"form": token, "decision": "pay"}).encode()
            if self._wire.ask("POST", path, form=form).status == _SEE_OTHER:
                self._purchase.is_paid_at_bank = True
                return

    def wait_for_deposit(self) -> bool:
        """Wait until the deposit has ended; return whether it came."""
        path = f"{API}/payments/deposits/{self._deposit['id']}/"
        deadline = time.monotonic() + DEPOSIT_TIMEOUT_S
        while time.monotonic() < deadline:
            answer = self._wire.ask("GET", path, token=self._purchase.buyer.token)
            status = orjson.loads(answer.content).get("status")
            if status not in ("pending", "expired"):
                return bool(status == "succeeded")
            time.sleep(0.5)
        return False

    @property
    def _deposit(self) -> dict[str, Any]:
        opened = self._purchase.done("deposit")
        if opened is None:
            raise RuntimeError("no deposit was opened")
        deposit: dict[str, Any] = opened.body
        return deposit

    def _step(self, event: str, *, by: Person | None = None, **details: Any) -> bool:
        body = {"expected_version": self.order["version"], **details}
        return self._shown(self._intend(event, f"{API}/orders/{self.order['id']}/{event}/", body, by=by))

    def _intend(self, event: str, path: str, body: dict[str, Any], *, by: Person | None = None) -> Intent:
        intent = Intent(event, by or self._purchase.buyer, path, key=f"{event}-{uuid4()}")
        self._purchase.intents.append(intent)
        self._wire.intend(intent, body)
        return intent

    def _shown(self, intent: Intent) -> bool:
        if intent.is_done:
            self.order = intent.body
        return intent.is_done
