"""The accounts of the load tests: whatever does not fit the visitors' record is found."""

import pytest

from load.accounts import Facts, OrderRow, differences, purchases_of

BUYER, LISTING, ORDER = "buyer", "listing", "order"
PRICE = 50_000
STEPS = {"order": 201, "pay": 200, "reveal": 200, "confirm": 200}


def record(**steps):
    """Return what a buyer wrote down whose steps were answered so."""
    answers = [
        {"kind": "answer", "purchase": "1", "step": step, "status": status}
        | ({"id": ORDER} if step == "order" and status == 201 else {})
        for step, status in steps.items()
    ]
    return [{"kind": "begun", "purchase": "1", "buyer": BUYER, "listing": LISTING}, *answers]


def facts(*states, after=None, **others):
    """Return the tables with an order in each of these states."""
    paid = sum(state in {"paid", "delivered", "completed"} for state in states)
    orders = [
        OrderRow(ORDER if number == 0 else f"{ORDER}-{number}", BUYER, LISTING, PRICE, state)
        for number, state in enumerate(states)
    ]
    left = 1_000_000 - paid * PRICE if after is None else after
    return Facts(orders=orders, wallets_before={BUYER: 1_000_000}, wallets_after={BUYER: left}, **others)


def test_a_purchase_that_is_what_its_buyer_was_told_is_accounted_for():
    assert differences(record(**STEPS), facts("completed")) == []


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ({"order": 0}, "awaiting_payment"),
        ({"order": 201, "pay": 0}, "delivered"),
        ({"order": 201, "pay": 409}, "cancelled"),
        ({"order": 201, "pay": 200, "reveal": 0}, "delivered"),
        ({"order": 201, "pay": 200, "reveal": 200, "confirm": 0}, "completed"),
    ],
)
def test_what_was_not_answered_may_have_happened(steps, state):
    assert differences(record(**steps), facts(state)) == []


@pytest.mark.parametrize(
    ("steps", "tables", "said"),
    [
        (STEPS, facts(), f"Order {ORDER} is lost."),
        (STEPS, facts("delivered"), f"Order {ORDER} is delivered, expected completed."),
        ({"order": 201, "pay": 409}, facts("paid"), f"Order {ORDER} is paid, expected"),
        ({"order": 201, "pay": 200}, facts("awaiting_payment"), f"Order {ORDER} was paid for and is not paid."),
        ({"order": 409}, facts("awaiting_payment"), "exists and nobody was told of it."),
        (STEPS, facts("completed", "completed"), f"Listing {LISTING} has 2 buyers."),
        (STEPS, facts("completed", after=1_000_000), f"The wallet of {BUYER} holds 1000000"),
        (STEPS, facts("completed", after=949_999), f"The wallet of {BUYER} holds 949999"),
    ],
)
def test_what_does_not_fit_is_found(steps, tables, said):
    found = differences(record(**steps), tables)

    assert [sentence for sentence in found if said in sentence], found


def test_an_order_of_another_buyer_is_found():
    tables = Facts([OrderRow(ORDER, "stranger", LISTING, PRICE, "completed")], {}, {})

    assert f"Order {ORDER} is not what its buyer ordered." in differences(record(**STEPS), tables)


def test_lost_messages_and_listings_are_found():
    told = [{"kind": "message", "client_id": "m"}, {"kind": "listing", "id": "l"}]
    nothing = Facts([], {}, {})

    assert differences(told, nothing) == ["Message m is lost.", "Listing l is lost."]
    assert differences(told, Facts([], {}, {}, frozenset({"m"}), frozenset({"l"}))) == []


def test_a_repeated_answer_counts_once():
    [told] = purchases_of(record(**STEPS, order_again=200))

    assert told.order_id == ORDER
