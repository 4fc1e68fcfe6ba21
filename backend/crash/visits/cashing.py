"""The steps of somebody who takes money out, and of the staff who let it go."""

from typing import Any

from crash.record import Payout, Person
from crash.visits.base import API, Visit

_REASON = "It is written down for the crash proof."


class Cashing(Visit[Payout]):
    """A withdrawal being asked for; `withdrawal` is what the shop showed last."""

    withdrawal: dict[str, Any]

    def request(self) -> bool:
        """Ask for the money."""
        body = {"amount": self.errand.amount, "card_id": str(self.errand.card.id)}
        intent = self.intend("cash_out", f"{API}/payments/withdraw/", body)
        if intent.is_done:
            self.withdrawal = intent.body
        return intent.is_done

    def cancel(self) -> bool:
        """Take it back before the staff have seen it."""
        return self._step("cancel", "payments/withdrawals", self.errand.person)

    def approve(self) -> bool:
        """Let the staff let it go."""
        return self._step("approve", "admin/withdrawals", self.errand.staff)

    def reject(self) -> bool:
        """Let the staff refuse it."""
        return self._step("reject", "admin/withdrawals", self.errand.staff, reason=_REASON)

    def _step(self, event: str, place: str, by: Person, **details: Any) -> bool:
        body = {"expected_version": self.withdrawal["version"], **details}
        return self.intend(event, f"{API}/{place}/{self.withdrawal['id']}/{event}/", body, by=by).is_done
