"""The wallet as its owner reads it."""

from uuid import UUID

import pytest

from wibestore.payments.factories import deposit_succeeded
from wibestore.subscriptions.services import subscription_grant

from .conftest import hold

WALLET = "/api/v1/payments/wallet/"
TRANSACTIONS = "/api/v1/payments/transactions/"


def test_a_new_wallet_is_empty(buyer, client_for, django_assert_num_queries):
    client = client_for(buyer)

    with django_assert_num_queries(5):
        answer = client.get(WALLET)

    assert answer["Cache-Control"] == "no-store"
    assert answer.json() == {
        "available": 0,
        "held": 0,
        "payout_reserved": 0,
        "in_escrow": 0,
        "debt": 0,
        "withdrawable": 0,
        "withdrawal_limits": {
            "min": 10_000,
            "max_per_request": 50_000_000,
            "daily": 5_000_000,
            "left_today": 5_000_000,
        },
        "currency": "UZS",
    }


@pytest.mark.parametrize(
    ("money", "plan", "withdrawable"),
    [(9_999, "free", 0), (10_000, "free", 10_000), (5_000_001, "free", 5_000_000), (60_000_000, "pro", 50_000_000)],
)
def test_one_withdrawal_takes_no_more_than_there_is_and_may_leave(buyer, client_for, money, plan, withdrawable):
    if plan != "free":
        subscription_grant(user_id=buyer.id, plan=plan, days=30)
    deposit_succeeded(buyer.id, money)

    assert client_for(buyer).get(WALLET).json()["withdrawable"] == withdrawable


def test_the_wallet_follows_every_move(buyer, stranger, client_for):
    deposit_succeeded(buyer.id, 100_000)
    deposit_succeeded(buyer.id, 20_000)
    hold(buyer.id, 70_000)

    wallet = client_for(buyer).get(WALLET).json()

    assert (wallet["available"], wallet["in_escrow"], wallet["held"]) == (50_000, 70_000, 0)
    assert client_for(stranger).get(WALLET).json()["available"] == 0


@pytest.mark.parametrize("path", [WALLET, TRANSACTIONS, f"{TRANSACTIONS}{UUID(int=1)}/"])
def test_a_visitor_has_no_wallet(client_for, path):
    assert client_for(None).get(path).status_code == 401
