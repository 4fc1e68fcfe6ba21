"""A customer's steps, and those of the seller and the staff that go with them."""

import time
from typing import Any
from uuid import uuid4

import orjson

from crash.record import Intent, Person, Purchase
from crash.visits.base import API, STALE, Visit

TOO_MANY_OPEN = "order.too_many_open"
DEPOSIT_TIMEOUT_S = 60
BANK_CALLS_AGAIN_S = 3.0
_REASON = "It is written down for the crash proof."


class Buying(Visit[Purchase]):
    """A purchase being made; `order` is what the shop showed last, `dispute` too."""

    order: dict[str, Any]
    dispute: dict[str, Any]

    def reserve(self, pay_with: str = "wallet") -> bool:
        """Order the item; somebody with too many unpaid orders tries again later."""
        while True:
            intent = self._create("create", pay_with=pay_with)
            if intent.code != TOO_MANY_OPEN:
                return intent.is_done
            self.think()

    def buy(self) -> bool:
        """Order the item and pay for it in one request."""
        return self._create("buy", pay_now=True).is_done

    def pay(self) -> bool:
        """Pay from the wallet."""
        return self._step("pay")

    def cancel(self) -> bool:
        """Cancel before paying."""
        return self._step("cancel")

    def confirm(self) -> bool:
        """Look at the credentials, then say that the account is as promised."""
        path = f"{API}/orders/{self.order['id']}/credentials/reveal/"
        seen = self.wire.ask("POST", path, token=self.errand.person.token)
        self.think()
        return seen.is_yes and self._step("confirm")

    def deliver(self) -> bool:
        """Let the seller hand the login data over."""
        return self._step("deliver", by=self._seller, **_login_data())

    def replace_credentials(self) -> bool:
        """Let the seller hand other login data over."""
        return self._step("replace-credentials", by=self._seller, **_login_data())

    def decline(self) -> bool:
        """Let the seller refuse to deliver."""
        return self._step("decline", by=self._seller)

    def dispute_open(self, reason: str, *, by_seller: bool = False) -> bool:
        """Open a dispute."""
        body = {"expected_version": self.order["version"], "reason": reason, "text": _REASON}
        path = f"{API}/orders/{self.order['id']}/disputes/"
        intent = self.intend("dispute", path, body, by=self._seller if by_seller else None)
        return self._noted(intent)

    def withdraw(self) -> bool:
        """Take one's dispute back."""
        return self._argue("withdraw")

    def propose(self, refund: int, *, by_seller: bool) -> bool:
        """Propose how much of the price goes back."""
        return self._argue("propose", by=self._seller if by_seller else None, refund_amount=refund)

    def accept(self, *, by_seller: bool) -> bool:
        """Accept what the other side has proposed last."""
        proposals = [entry["seq"] for entry in self.dispute["entries"] if entry["kind"] == "proposal"]
        return self._argue("accept", by=self._seller if by_seller else None, proposal_seq=proposals[-1])

    def answer(self) -> bool:
        """Let the seller say something in the dispute."""
        return self._argue("messages", by=self._seller, text="I have changed nothing.")

    def resolve(self, refund: int) -> bool:
        """Let the staff decide how much goes back."""
        decision = {"refund_amount": refund, "reason": "other", "text": _REASON}
        return self._argue("resolve", by=self.errand.staff, **decision)

    def cancel_as_staff(self) -> bool:
        """Let the staff cancel the order."""
        path = f"{API}/admin/orders/{self.order['id']}/cancel/"
        body = {"expected_version": self.order["version"], "reason": _REASON}
        return self.intend("staff_cancel", path, body, by=self.errand.staff).is_done

    def open_deposit(self, *, for_order: bool) -> bool:
        """Open a deposit of the item's price, for the order or for the wallet."""
        order = {"order_id": self.order["id"]} if for_order else {}
        body = {"method": "sandbox", "amount": self.errand.item.price, **order}
        return self.intend("deposit", f"{API}/payments/deposit/", body).is_done

    def pay_at_bank(self) -> None:
        """Pay on the bank's page."""
        self.press(self._deposit["payment_url"], "pay")
        self.errand.is_paid_at_bank = True

    def take_back(self) -> None:
        """Let the bank take the payment back, and tell it until the shop has heard of it."""
        self.errand.is_taken_back = True
        while True:
            self.press(self._deposit["payment_url"], "take_back")
            time.sleep(BANK_CALLS_AGAIN_S)
            if self._deposit_status() == "reversed":
                return

    def wait_for_deposit(self) -> bool:
        """Wait until the deposit has ended; return whether it came."""
        deadline = time.monotonic() + DEPOSIT_TIMEOUT_S
        while time.monotonic() < deadline:
            status = self._deposit_status()
            if status not in ("pending", "expired"):
                return status == "succeeded"
            time.sleep(0.5)
        return False

    @property
    def _seller(self) -> Person:
        return self.errand.item.seller

    @property
    def _deposit(self) -> dict[str, Any]:
        opened = self.errand.done("deposit")
        if opened is None:
            raise RuntimeError("no deposit was opened")
        deposit: dict[str, Any] = opened.body
        return deposit

    def _deposit_status(self) -> str:
        path = f"{API}/payments/deposits/{self._deposit['id']}/"
        return str(orjson.loads(self.wire.ask("GET", path, token=self.errand.person.token).content).get("status"))

    def _create(self, event: str, **how: Any) -> Intent:
        item = self.errand.item
        body = {"listing_id": str(item.listing_id), "price": item.price, **how}
        intent = self.intend(event, f"{API}/orders/", body)
        if intent.is_done:
            self.order = intent.body
        return intent

    def _step(self, event: str, *, by: Person | None = None, **details: Any) -> bool:
        body = {"expected_version": self.order["version"], **details}
        intent = self.intend(event, f"{API}/orders/{self.order['id']}/{event}/", body, by=by)
        if intent.is_done:
            self.order = intent.body
        return intent.is_done

    def _argue(self, event: str, *, by: Person | None = None, **details: Any) -> bool:
        """Take a step of the dispute; whoever is told that it has changed looks and tries again."""
        while True:
            body = details if event == "messages" else {"expected_version": self.dispute["version"], **details}
            intent = self.intend(event, f"{API}/disputes/{self.dispute['id']}/{event}/", body, by=by)
            if intent.code != STALE:
                return self._noted(intent)
            # A copy: the answer itself stays what the shop has said.
            self.dispute = {**self.dispute, "version": intent.body["order"]["version"]}

    def _noted(self, intent: Intent) -> bool:
        if intent.is_done:
            self.dispute, self.order = intent.body, intent.body["order"]
        return intent.is_done


def _login_data() -> dict[str, str]:
    return {"login_method": "google", "login": f"player-{uuid4().hex[:16]}", "password": "s3cret-Pass"}
