"""Click's own fifteen scenarios (docs.click.uz, testing/postman), in their order on one service."""

from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.ledger.services import ledger_check
from wibestore.payments import services

from ..conftest import available
from .wire import AMOUNT, DECLINED, complete, post, prepare

# number, which order, which call, what is changed, the error that is expected, what the payer has then
SCENARIOS = [
    (1, "first", "prepare", {"sign_string": "0" * 32}, -1, 0),
    (2, "first", "prepare", {"merchant_trans_id": "999999999999"}, -5, 0),
    (3, "first", "prepare", {}, 0, 0),
    (4, "first", "complete", {"sign_string": "0" * 32}, -1, 0),
    (5, "first", "complete", {"amount": "300"}, -2, 0),
    (6, "first", "complete", {}, 0, AMOUNT),
    (7, "first", "complete", {}, -4, AMOUNT),
    (8, "first", "complete", {"error": DECLINED}, -9, 0),
    (9, "second", "prepare", {}, 0, 0),
    (10, "second", "complete", {"merchant_prepare_id": "999999999"}, -6, 0),
    (11, "second", "complete", {}, 0, AMOUNT),
    (12, "third", "prepare", {}, 0, AMOUNT),
    (13, "third", "complete", {"error": DECLINED}, -9, AMOUNT),
    (14, "third", "complete", {"error": DECLINED}, -9, AMOUNT),
    (15, "third", "complete", {}, -9, AMOUNT),
]


def test_the_fifteen_scenarios_of_click(buyer):
    actor = Actor.user(buyer.id)
    orders = {
        name: services.deposit_create(actor=actor, method="click", amount=Som(AMOUNT))
        for name in ("first", "second", "third")
    }
    trans_ids = {"first": 11, "second": 22, "third": 33}
    numbers: dict[str, int] = {}

    for scenario, name, kind, changes, error, money in SCENARIOS:
        if kind == "prepare":
            call = prepare(orders[name], trans_ids[name], **changes)
        else:
            call = complete(orders[name], numbers[name], trans_ids[name], **changes)

        answer = post(call)

        if kind == "prepare" and answer["error"] == 0:
            numbers[name] = answer["merchant_prepare_id"]
        assert (scenario, answer["error"], available(buyer.id)) == (scenario, error, money)
    assert ledger_check() == []
