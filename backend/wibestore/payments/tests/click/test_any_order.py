"""Whatever order Click's calls come in, its view is ours: all 720 orders of six calls against a small model."""

from dataclasses import dataclass, field

from django.db import transaction

from wibestore.ledger.services import ledger_check
from wibestore.payments.models import Deposit, ProviderTransaction

from ..conftest import available
from .wire import AMOUNT, DECLINED, complete, post, prepare

CALLS = ("prepare a", "complete a", "complete a again", "cancel a", "prepare b", "complete b")
UNKNOWN = 10**12


@dataclass
class Model:
    """What Click's page says must be answered, and what the payer has then."""

    attempts: dict[str, str] = field(default_factory=dict)
    deposit: str = "pending"

    def tell(self, call: str) -> int:
        """Return the answer to `call`."""
        kind, name = call.split()[:2]
        tell = {"prepare": self._prepare, "complete": self._complete, "cancel": self._cancel}[kind]
        return tell(name)

    def _prepare(self, name: str) -> int:
        if name in self.attempts:
            return {"created": 0, "succeeded": -4}.get(self.attempts[name], -9)
        if self.deposit != "pending":
            return -4
        self.attempts[name] = "created"
        return 0

    def _complete(self, name: str) -> int:
        if name not in self.attempts:
            return -6
        if self.attempts[name] != "created":
            return -4 if self.attempts[name] == "succeeded" else -9
        if self.deposit != "pending":
            self.attempts[name] = "refused"
            return -9
        self.attempts[name] = self.deposit = "succeeded"
        return 0

    def _cancel(self, name: str) -> int:
        if name not in self.attempts:
            return -6
        if self.attempts[name] == "created":
            self.attempts[name] = "failed"
        elif self.attempts[name] == "succeeded":
            self.attempts[name] = self.deposit = "reversed"
        return -9


def test_any_order_of_calls_leaves_clicks_view_equal_to_ours(deposit, buyer):
    trans_ids = {"a": 11, "b": 22}

    def send(call: str) -> int:
        kind, name = call.split()[:2]
        if kind == "prepare":
            return int(post(prepare(deposit, trans_ids[name]))["error"])
        known = ProviderTransaction.objects.filter(external_id=str(trans_ids[name])).values_list("number", flat=True)
        error = DECLINED if kind == "cancel" else "0"
        return int(post(complete(deposit, known.first() or UNKNOWN, trans_ids[name], error=error))["error"])

    def check(done: tuple[str, ...], model: Model) -> None:
        rows = ProviderTransaction.objects.values_list("external_id", "state")
        names = {str(trans_id): name for name, trans_id in trans_ids.items()}
        assert (done, {names[key]: state for key, state in rows}) == (done, model.attempts)
        assert (done, Deposit.objects.get().status) == (done, model.deposit)
        assert (done, available(buyer.id)) == (done, AMOUNT if model.deposit == "succeeded" else 0)

    # What can follow depends on where things are and which calls are left: each such place is played once.
    played: dict[tuple[object, ...], int] = {}

    def go_on(done: tuple[str, ...], model: Model) -> int:
        """Try every call that is left, each from the same state; return how many orders this is the beginning of."""
        left = tuple(call for call in CALLS if call not in done)
        place = (left, tuple(sorted(model.attempts.items())), model.deposit)
        if place in played:
            return played[place]
        if not left:
            assert ledger_check() == []
            return 1
        orders = 0
        for call in left:
            with transaction.atomic():
                then = Model(dict(model.attempts), model.deposit)
                assert (done, call, send(call)) == (done, call, then.tell(call))
                check((*done, call), then)
                orders += go_on((*done, call), then)
                transaction.set_rollback(True)
        played[place] = orders
        return orders

    assert go_on((), Model()) == 720
